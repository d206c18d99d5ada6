import type { Language } from '../language.ts';
import { localFormat } from './local-format.ts';
import { dayIn, localDateTime } from './local-time.ts';
import { clockName } from './zone-words.ts';

/**
 * A moment for reading, with its clock named: `12 December 2026 at 17:00 EST (UTC−5)`,
 * `12 décembre 2026 à 17 h 00 HNE (UTC−5)`.
 *
 * Written out of parts rather than with one of Intl's styles, so that the browser's preview and the
 * email made by another ICU version say the same.
 *
 * @throws RangeError for an unknown zone
 */
export function formatInstant(instant: Date, timeZone: string, language: Language): string {
  return `${formatLocal(instant, timeZone, language)} ${clockName(instant, timeZone, language)}`;
}

const monthNames = {
  en: localFormat('en-CA', { month: 'long' }),
  fr: localFormat('fr-CA', { month: 'long' }),
};

/** As `formatInstant`, without the clock's name. */
function formatLocal(instant: Date, timeZone: string, language: Language): string {
  const [, hour, minute] = /T(..):(..)$/.exec(localDateTime(instant, timeZone)) ?? [];
  const day = formatDay(instant, timeZone, language);
  // No line ends within the time.
  return language === 'fr'
    ? `${day} à ${hour}\u00a0h\u00a0${minute}`
    : `${day} at ${hour}:${minute}`;
}

/** The day of a moment for reading: `12 December 2026`, `1er décembre 2026`. */
export function formatDay(instant: Date, timeZone: string, language: Language): string {
  const [year, , twoDigits] = dayIn(instant, timeZone).split('-');
  const month = monthNames[language](instant, timeZone);
  const day = String(Number(twoDigits));
  return `${language === 'fr' && day === '1' ? '1er' : day} ${month} ${year}`;
}

/**
 * The same moment on another clock, for the line under the calendar: null when both clocks show the
 * same at that moment (two zones can have different names and one time).
 */
export function sameMomentElsewhere(
  instant: Date,
  accountZone: string,
  otherZone: string,
  language: Language,
): string | null {
  const same = localDateTime(instant, accountZone) === localDateTime(instant, otherZone);
  return same ? null : formatInstant(instant, otherZone, language);
}
