/**
 * The one form of a telephone number, as the API makes it of whatever it is sent: for adapters that know more
 * than the API does, such as what their trunk puts before numbers. Beside index.ts, for it needs libphonenumber-js.
 */
export {
  callerNumber,
  homeRegion,
  type Region,
  telephoneNumber,
} from '../../domain/bridge/telephone-number.ts';
