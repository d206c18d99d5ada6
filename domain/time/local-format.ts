import { onLocalClock } from './local-time.ts';

/** How a moment is to be written; which clock it is on is said when it is. */
export type LocalFormatOptions = Omit<Intl.DateTimeFormatOptions, 'timeZone' | 'timeZoneName'>;

/**
 * Writes moments as a language does, on the clock of a zone. Words and their order are Intl's; which time
 * it is, is ours: Intl is shown a clock in UTC, so that its own rules have no say.
 *
 * @param locale of the language, such as `en-GB`
 * @returns what writes a moment on a zone's clock; it throws RangeError for an unknown zone
 */
export function localFormat(
  locale: string,
  options: LocalFormatOptions,
): (instant: Date, timeZone: string) => string {
  let format: Intl.DateTimeFormat | null = null;
  return (instant, timeZone) => {
    // Making one takes longer than using it, and many are never used.
    format ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return format.format(onLocalClock(instant, timeZone));
  };
}
