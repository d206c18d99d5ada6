import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { DialInNumber } from '../../../domain/account/account.ts';

/**
 * Telephone numbers as they are read in their countries, by their E.164 form:
 * `{ '+33155501000': '+33 1 55 50 10 00' }`. One that libphonenumber does not know stays as it is.
 */
export function shownNumbersOf(
  numbers: readonly Pick<DialInNumber, 'number'>[],
): Record<string, string> {
  return Object.fromEntries(
    numbers.map(({ number }) => [
      number,
      parsePhoneNumberFromString(number)?.formatInternational() ?? number,
    ]),
  );
}
