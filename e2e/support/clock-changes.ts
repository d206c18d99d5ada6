/**
 * The days on which Toronto's clocks change, in a year to come: the second Sunday of March, when
 * 02:00 to 03:00 does not exist, and the first of November, when 01:00 to 02:00 comes twice.
 */
export function torontoClockChanges(now: Date): { readonly skipped: Date; readonly doubled: Date } {
  const year = now.getUTCFullYear() + 1;
  return { skipped: sunday(year, 2, 2), doubled: sunday(year, 10, 1) };
}

/** The `count`th Sunday of a month (January is 0), at noon UTC. */
function sunday(year: number, month: number, count: number): Date {
  const first = new Date(Date.UTC(year, month, 1, 12));
  const untilSunday = (7 - first.getUTCDay()) % 7;
  return new Date(Date.UTC(year, month, 1 + untilSunday + 7 * (count - 1), 12));
}
