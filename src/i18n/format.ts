import type { Language } from '../../domain/account/account.ts';

/**
 * How numbers and moments are written in a language. Every moment is shown on the clock of a zone
 * that the caller names: the account's.
 */
export interface Format {
  readonly number: (value: number) => string;
  /** `12 Dec 2026, 17:00` */
  readonly dateTime: (at: Date, timeZone: string) => string;
  /** `17:00` */
  readonly time: (at: Date, timeZone: string) => string;
  /** `Saturday 12 December 2026` */
  readonly day: (at: Date, timeZone: string) => string;
  /** `12 Dec 2026` */
  readonly date: (at: Date, timeZone: string) => string;
  /** `17:00` on the day itself, `3 Nov, 17:00` in the same year, otherwise as `dateTime`. */
  readonly recent: (at: Date, now: Date, timeZone: string) => string;
  /** `in 3 days`, `in 5 hours`; for what lies ahead. */
  readonly ahead: (at: Date, now: Date) => string;
  /** `Eastern Time (Toronto)`: the zone's name in the language, whatever the season. */
  readonly zone: (timeZone: string) => string;
}

/** Day before month and a 24-hour clock, as in the information email. */
const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-CA' };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function createFormat(language: Language): Format {
  const locale = locales[language];
  const numbers = new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-CA');
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const at = (options: Intl.DateTimeFormatOptions, date: Date, timeZone: string): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone, hourCycle: 'h23' }).format(date);

  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const day = { day: 'numeric', month: 'short' } as const;
  // A line may end between the day and the time, nowhere else.
  const dateTime = (date: Date, timeZone: string): string =>
    at({ ...day, year: 'numeric', ...clock }, date, timeZone).replace(/(?<!,) /g, '\u00a0');
  const isoDay = (date: Date, timeZone: string): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone }).format(date);

  return {
    number: (value) => numbers.format(value),
    dateTime,
    time: (date, timeZone) => at(clock, date, timeZone),
    day: (date, timeZone) =>
      at({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, date, timeZone),
    date: (date, timeZone) => at({ ...day, year: 'numeric' }, date, timeZone),
    recent: (date, now, timeZone) => {
      const then = isoDay(date, timeZone);
      const today = isoDay(now, timeZone);
      if (then === today) return at(clock, date, timeZone);
      if (then.slice(0, 4) === today.slice(0, 4)) return at({ ...day, ...clock }, date, timeZone);
      return dateTime(date, timeZone);
    },
    ahead: (date, now) => {
      const left = date.getTime() - now.getTime();
      if (left >= DAY) return relative.format(Math.floor(left / DAY), 'day');
      if (left >= HOUR) return relative.format(Math.floor(left / HOUR), 'hour');
      return relative.format(Math.max(1, Math.floor(left / 60_000)), 'minute');
    },
    zone: (timeZone) => {
      const name = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-CA', {
        timeZone,
        timeZoneName: 'longGeneric',
      })
        .formatToParts(new Date())
        .find((part) => part.type === 'timeZoneName')?.value;
      // The last part of an IANA name is its best-known place.
      const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
      return name === undefined || name.includes(place) ? (name ?? place) : `${name} (${place})`;
    },
  };
}
