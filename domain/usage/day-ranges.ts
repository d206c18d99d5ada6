import { KEPT_MONTHS, keptUntil } from './kept-for.ts';

/** Days, `YYYY-MM-DD`, from the first to the last one, both among them. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Ranges that have a name of their own. The first one that fits is what a range is called. */
export const RANGE_PRESETS = ['last30', 'last7', 'thisMonth', 'lastMonth', 'last12'] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

/** A range is no longer than so many months: as long as sums are kept (kept-for.ts). */
export const MAX_RANGE_MONTHS = 13;

/** The days that a name means. `last12`: this month as far as it has come and the eleven before it. */
export function presetRange(preset: RangePreset, today: string): DayRange {
  const month = today.slice(0, 7);
  switch (preset) {
    case 'last7':
      return { from: addDays(today, -6), to: today };
    case 'last30':
      return { from: addDays(today, -29), to: today };
    case 'thisMonth':
      return { from: `${month}-01`, to: today };
    case 'lastMonth': {
      const before = addMonths(month, -1);
      return { from: `${before}-01`, to: lastDayOf(before) };
    }
    case 'last12':
      return { from: `${addMonths(month, -11)}-01`, to: today };
  }
}

/** What a range is called today, or null where it has no name. */
export function presetOf({ from, to }: DayRange, today: string): RangePreset | null {
  const isSame = (preset: RangePreset) => {
    const range = presetRange(preset, today);
    return range.from === from && range.to === to;
  };
  return RANGE_PRESETS.find(isSame) ?? null;
}

/** What can be wrong with two typed days, as a key that each language has a sentence for. */
export type RangeProblem = 'missing' | 'order' | 'tooLong';

/** @returns null where the two days make a range. */
export function rangeProblem(from: string, to: string): RangeProblem | null {
  if (!isDay(from) || !isDay(to)) return 'missing';
  if (from > to) return 'order';
  const after = addMonths(from.slice(0, 7), MAX_RANGE_MONTHS);
  return to >= `${after}${from.slice(7)}` ? 'tooLong' : null;
}

/**
 * How a range lies to the days of which calls can be known: all or some of it is `kept`, its first days
 * or all of them are `cut` or `gone` because calls are kept for a time only, or it is `toCome`.
 */
export type RangeStanding = 'kept' | 'cut' | 'gone' | 'toCome';

/** @param today the day of `now` in the account's zone */
export function standingOf({ from, to }: DayRange, today: string, now: Date): RangeStanding {
  const since = keptSince(now);
  if (from > today) return 'toCome';
  if (to < since) return 'gone';
  return from < since ? 'cut' : 'kept';
}

/** The first day of which nothing may have been deleted yet. */
export function keptSince(now: Date): string {
  // As a month begins, the one that becomes too old with it is still there: keptUntil says how long.
  const oldest = addMonths(now.toISOString().slice(0, 7), -KEPT_MONTHS - 1);
  const isKept = keptUntil(oldest).getTime() > now.getTime();
  return `${isKept ? oldest : addMonths(oldest, 1)}-01`;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^[12]\d{3}-\d{2}-\d{2}$/.test(text) && !isNaN(noon(text)) && addDays(text, 0) === text;
}

/** The months, `YYYY-MM`, in which a range has days, oldest first. */
export function monthsOf({ from, to }: DayRange): readonly string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addMonths(month, 1)) {
    months.push(month);
  }
  return months;
}

/** Those of a range's months of which it leaves out days that have been: at most the two at its ends. */
export function cutMonths(range: DayRange, today: string): readonly string[] {
  return monthsOf(range).filter((month) => {
    const last = lastDayOf(month);
    return range.from > `${month}-01` || range.to < (last < today ? last : today);
  });
}

/**
 * All days of a range's months, of which sums by conference are.
 *
 * @param today where it is given, days that are yet to come are among them only if the range has some
 */
export function wholeMonths({ from, to }: DayRange, today?: string): DayRange {
  const last = lastDayOf(to.slice(0, 7));
  const ends = today !== undefined && to <= today && today < last;
  return { from: `${from.slice(0, 7)}-01`, to: ends ? today : last };
}

export function addDays(day: string, days: number): string {
  return new Date(noon(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** @param month `YYYY-MM` */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 15)).toISOString().slice(0, 7);
}

function lastDayOf(month: string): string {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}

function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}
