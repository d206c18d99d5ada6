import type { Language } from '../../domain/account/account.ts';
import { localFormat, type LocalFormatOptions } from '../../domain/time/local-format.ts';
import { dayIn } from '../../domain/time/local-time.ts';
import { distance, zoneName } from '../../domain/time/zone-words.ts';
import { offsetAt } from '../../domain/time/zones.ts';

/**
 * How numbers and moments are written in a language. Every moment is shown on the clock of a zone
 * that the caller names: the account's.
 */
export interface Format {
  readonly number: (value: number) => string;
  /** `Board: ana@acme.example`, what something is called and what is said of it. */
  readonly named: (name: string, text: string) => string;
  /** `12 Dec 2026, 17:00` */
  readonly dateTime: (at: Date, timeZone: string) => string;
  /** `17:00` */
  readonly time: (at: Date, timeZone: string) => string;
  /** `Saturday 12 December 2026` */
  readonly day: (at: Date, timeZone: string) => string;
  /** Of a day, `YYYY-MM-DD`, as a field shows it: `Sat, 12 Dec 2026` */
  readonly fieldDay: (day: string) => string;
  /** `12 Dec 2026` */
  readonly date: (at: Date, timeZone: string) => string;
  /** `17:00` on the day itself, `3 Nov, 17:00` in the same year, otherwise as `dateTime`. */
  readonly recent: (at: Date, now: Date, timeZone: string) => string;
  /** `in 3 days`, `in 5 hours`; for what lies ahead. */
  readonly ahead: (at: Date, now: Date) => string;
  /**
   * `Eastern Time (Toronto)`: the zone's name in the language, whatever the season. With the moment that
   * is spoken of, also how far the clock is from UTC then: `Eastern Time (Toronto), UTC−5`.
   */
  readonly zone: (timeZone: string, at?: Date) => string;
}

/** Day before month and a 24-hour clock, as in the information email. */
const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-CA' };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function createFormat(language: Language): Format {
  const locale = locales[language];
  const numbers = new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-CA');
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const write = (options: LocalFormatOptions) =>
    localFormat(locale, { ...options, hourCycle: 'h23' });
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const day = { day: 'numeric', month: 'short' } as const;
  const fieldDay = write({ weekday: 'short', ...day, year: 'numeric' });
  // A number stays with what it counts.
  const inTime = (count: number, unit: 'day' | 'hour' | 'minute'): string =>
    relative.format(count, unit).replace(/(?<=\d)\s/g, '\u00a0');
  // A line may end between the day and the time, nowhere else.
  const whole =
    (text: (at: Date, timeZone: string) => string) =>
    (at: Date, timeZone: string): string =>
      text(at, timeZone).replace(/(?<!,)\s/g, '\u00a0');
  const time = whole(write(clock));
  const date = whole(write({ ...day, year: 'numeric' }));
  const thisYear = whole(write({ ...day, ...clock }));
  const dateTime = whole(write({ ...day, year: 'numeric', ...clock }));

  return {
    number: (value) => numbers.format(value),
    named: (name, text) => `${name}${language === 'fr' ? '\u00a0' : ''}: ${text}`,
    dateTime,
    time,
    day: write({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    fieldDay: (date) => fieldDay(new Date(`${date}T12:00Z`), 'UTC'),
    date,
    recent: (at, now, timeZone) => {
      const then = dayIn(at, timeZone);
      const today = dayIn(now, timeZone);
      if (then === today) return time(at, timeZone);
      return then.slice(0, 4) === today.slice(0, 4)
        ? thisYear(at, timeZone)
        : dateTime(at, timeZone);
    },
    ahead: (at, now) => {
      const left = at.getTime() - now.getTime();
      if (left >= DAY) return inTime(Math.floor(left / DAY), 'day');
      if (left >= HOUR) return inTime(Math.floor(left / HOUR), 'hour');
      return inTime(Math.max(1, Math.floor(left / 60_000)), 'minute');
    },
    zone: (timeZone, at) => {
      const name = zoneName(timeZone, language);
      return at === undefined ? name : `${name}, ${distance(offsetAt(at.getTime(), timeZone))}`;
    },
  };
}
