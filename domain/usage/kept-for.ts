/** Calls, legs and sums are kept for so many months after the one in which the call began. */
export const KEPT_MONTHS = 13;

/** From when on what belongs to a month may be deleted. @param month `YYYY-MM`. */
export function keptUntil(month: string): Date {
  const [year = 0, number = 1] = month.split('-').map(Number);
  // A day more than the month's end in UTC, so that no zone is cut short.
  return new Date(Date.UTC(year, number + KEPT_MONTHS, 2));
}

/** Whole callers' numbers are kept for so long, in milliseconds. */
export const FULL_NUMBERS_KEPT_MS = 90 * 24 * 3_600_000;
