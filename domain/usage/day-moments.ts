import { dayIn } from './calendar.ts';
import { addDays, type DayRange } from './ranges.ts';

/** The moments from which on, and before which, calls begin in the days of a range. */
export function momentsOf(
  { from, to }: DayRange,
  timeZone: string,
): { readonly start: Date; readonly end: Date } {
  return { start: startOfDay(from, timeZone), end: startOfDay(addDays(to, 1), timeZone) };
}

/** No zone is further from UTC than this, in minutes. */
const FURTHEST = 15 * 60;

/**
 * The first moment that a calendar in `timeZone` shows as a day: midnight, or later where the clocks
 * jump over it. Found by halving with the calendar that also decides to which day a call belongs, so
 * that no call lies between the two.
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const at = (minutes: number) => new Date(midnight + minutes * 60_000);
  let [before, from] = [-FURTHEST, FURTHEST];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayIn(at(middle), timeZone) < day) before = middle;
    else from = middle;
  }
  return at(from);
}
