import type { DateOrder } from '../../../domain/time/written-date.ts';
import { readWrittenDate } from '../../../domain/time/written-date.ts';

/** A day as somebody has typed it. */
export interface ReadDate {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:mm`, where a time stands with it; else null. */
  readonly time: string | null;
}

/** In how many years the next 29 February comes at the latest. */
const LEAP_YEARS = 8;

/**
 * Reads a day as people write it: `2026-12-31`, `31/12/2026`, `31 Dec 2026`, `31 déc.`, with or without a day
 * of the week or a time. Without a year it is the next such day.
 *
 * @param order  which of day and month stands first in numbers
 * @param today  `YYYY-MM-DD`
 * @returns null where it is no day
 */
export function readDate(typed: string, order: DateOrder, today: string): ReadDate | null {
  const text = typed.trim();
  const whole = readWhole(text, order);
  if (whole !== null || text === '') return whole;
  const [, separator = ' '] = /^\d{1,2}([-/.])\d{1,2}$/.exec(text) ?? [];
  for (let ahead = 0; ahead <= LEAP_YEARS; ahead += 1) {
    const year = Number(today.slice(0, 4)) + ahead;
    const next = readWhole(`${text}${separator}${year}`, order);
    if (next !== null && next.date >= today) return next;
  }
  return null;
}

function readWhole(text: string, order: DateOrder): ReadDate | null {
  const [atMidnight, aMinuteLater] = ['00:00', '00:01'].map((time) => localOf(text, time, order));
  const [date, time] = atMidnight?.split('T') ?? [];
  if (date === undefined || time === undefined) return null;
  // What a day alone means was not asked for: a time stands there.
  return { date, time: atMidnight === aMinuteLater ? time : null };
}

function localOf(text: string, timeOfADay: string, order: DateOrder): string | null {
  const written = readWrittenDate(text, timeOfADay);
  if (written.kind === 'local') return written.local;
  return written.kind === 'either' ? written.local[order] : null;
}
