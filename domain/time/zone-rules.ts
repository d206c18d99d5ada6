/*
 * How the clock of a zone goes, and how that is written in zone-table.ts: the distance from UTC at first,
 * then each change of it, then what repeats every year from the last of them on:
 *
 *   60 3d7c:0 1ao0:60 ~-300,-240,3.2.0/120,11.1.0/120
 *
 * Distances are minutes east of UTC. A change has the minutes (base 36) since the one before it, the first
 * since FIRST_INSTANT. What repeats is standard time, summer time, and on which day each year the clocks go
 * forward and back: month, which of its weeks (5: the last), day of the week (0: Sunday), and the minutes
 * after midnight that the clock then shows. It is the form of POSIX's TZ variable, `EST5EDT,M3.2.0,M11.1.0`.
 */

/** From when on the table knows every change; before, a zone is as it was at this moment. */
export const FIRST_INSTANT = Date.UTC(2024, 0, 1);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The clock of a zone changes at `at` (milliseconds since 1970), to `offset` minutes east of UTC. */
export interface Change {
  readonly at: number;
  readonly offset: number;
}

/** A day of each year, and the minutes after its midnight by the clock that is about to change. */
export interface YearlyDay {
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 4; 5 for the last one of the month. */
  readonly week: number;
  /** 0 for Sunday. */
  readonly weekday: number;
  readonly minutes: number;
}

/** Two changes that come every year. Distances in minutes east of UTC. */
export interface Yearly {
  readonly standard: number;
  readonly summer: number;
  readonly forward: YearlyDay;
  readonly back: YearlyDay;
}

export interface ZoneRules {
  /** Minutes east of UTC until the first change. */
  readonly first: number;
  readonly changes: readonly Change[];
  /** From the last change on; null where nothing repeats. */
  readonly yearly: Yearly | null;
}

/** Reads the rules of one zone. @param text as above */
export function parseRules(text: string): ZoneRules {
  const [listed = '', repeated] = text.split(' ~');
  const [first = '', ...rest] = listed.split(' ');
  let at = FIRST_INSTANT;
  const changes = rest.map((change) => {
    const [minutes = '', offset] = change.split(':');
    at += Number.parseInt(minutes, 36) * MINUTE;
    return { at, offset: Number(offset) };
  });
  return {
    first: Number(first),
    changes,
    yearly: repeated === undefined ? null : parseYearly(repeated),
  };
}

function parseYearly(text: string): Yearly {
  const [standard, summer, forward = '', back = ''] = text.split(',');
  return {
    standard: Number(standard),
    summer: Number(summer),
    forward: parseDay(forward),
    back: parseDay(back),
  };
}

function parseDay(text: string): YearlyDay {
  const [month = 0, week = 0, weekday = 0, minutes = 0] = text.split(/[./]/).map(Number);
  return { month, week, weekday, minutes };
}

/** How far the clock is from UTC at a moment, in minutes to the east. @param at milliseconds since 1970 */
export function offsetByRules({ first, changes, yearly }: ZoneRules, at: number): number {
  const last = changes.at(-1);
  if (yearly !== null && (last === undefined || at >= last.at)) return yearlyOffset(yearly, at);
  return changes.findLast((change) => change.at <= at)?.offset ?? first;
}

function yearlyOffset({ standard, summer, forward, back }: Yearly, at: number): number {
  const year = new Date(at + standard * MINUTE).getUTCFullYear();
  const begins = dayIn(year, forward) - standard * MINUTE;
  const ends = dayIn(year, back) - summer * MINUTE;
  const isSummer = begins < ends ? begins <= at && at < ends : at < ends || begins <= at;
  return isSummer ? summer : standard;
}

/** The moment of a year that a clock without any distance from UTC would show. */
function dayIn(year: number, { month, week, weekday, minutes }: YearlyDay): number {
  // The month's first day, or the first one of the next.
  const from = Date.UTC(year, week === 5 ? month : month - 1, 1);
  const toWeekday = (weekday - new Date(from).getUTCDay() + 7) % 7;
  const days = week === 5 ? toWeekday - 7 : toWeekday + 7 * (week - 1);
  return from + days * DAY + minutes * MINUTE;
}
