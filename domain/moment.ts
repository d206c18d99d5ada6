import type { Language } from './account/account.ts';

/*
 * Moments for reading, written with Intl alone: the email's preview needs them, and whoever only
 * looks at it does not download the arithmetic of zones in expiry.ts.
 */

/** `YYYY-MM-DDTHH:mm` that a wall clock in `timeZone` shows at `instant`; for editing. */
export function localDateTime(instant: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = wallClock(instant, timeZone);
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`;
}

/**
 * A moment for reading, with its zone named: `12 December 2026 at 17:00 EST`,
 * `12 décembre 2026 à 17 h 00 HNE`.
 *
 * Written out of parts rather than with one of Intl's styles, so that the browser's preview and the
 * email made by another ICU version say the same.
 */
export function formatInstant(instant: Date, timeZone: string, language: Language): string {
  return `${formatLocal(instant, timeZone, language)} ${zoneName(instant, timeZone, language)}`;
}

/** As `formatInstant`, without the zone's name. */
function formatLocal(instant: Date, timeZone: string, language: Language): string {
  const { hour, minute } = wallClock(instant, timeZone);
  const day = formatDay(instant, timeZone, language);
  return language === 'fr' ? `${day} à ${hour} h ${minute}` : `${day} at ${hour}:${minute}`;
}

/** The day of a moment for reading: `12 December 2026`, `1er décembre 2026`. */
export function formatDay(instant: Date, timeZone: string, language: Language): string {
  const { year, day: twoDigits } = wallClock(instant, timeZone);
  const locale = language === 'fr' ? 'fr-CA' : 'en-CA';
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone }).format(instant);
  const day = String(Number(twoDigits));
  return `${language === 'fr' && day === '1' ? '1er' : day} ${month} ${year}`;
}

/**
 * The locales that are asked for a zone's abbreviation. CLDR has an abbreviation only where it is
 * common in that country (`CET` for Britain, not for Canada), so several are tried; not all, as some
 * abbreviations name several zones (`IST`).
 */
const ABBREVIATING_LOCALES: Record<Language, readonly string[]> = {
  en: ['en-CA', 'en-GB', 'en-AU'],
  fr: ['fr-CA', 'fr-FR'],
};

/**
 * The short name of a zone at a moment (`EST`, `HAE`), or its distance from UTC (`GMT+1`,
 * `UTC+5:30`) where the language has no abbreviation for it.
 */
export function zoneName(instant: Date, timeZone: string, language: Language): string {
  const names = ABBREVIATING_LOCALES[language].map((locale) => namePart(instant, timeZone, locale));
  return names.find((name) => !/^(GMT|UTC)[-+−]/u.test(name)) ?? names[0] ?? timeZone;
}

function namePart(instant: Date, timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    timeZoneName: 'short',
    hour: 'numeric',
  }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
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

type WallClock = Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;

/** What a wall clock in `timeZone` shows at `instant`; all but the year in two digits. */
function wallClock(instant: Date, timeZone: string): WallClock {
  const shown: WallClock = { year: '', month: '', day: '', hour: '', minute: '' };
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  for (const { type, value } of parts) if (isShown(type)) shown[type] = value;
  return shown;

  function isShown(type: string): type is keyof WallClock {
    return type in shown;
  }
}
