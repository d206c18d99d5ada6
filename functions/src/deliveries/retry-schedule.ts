/** So long after its first refusal an email is tried again; what is refused then has failed. */
export const PATIENCE_MS = 2 * 3_600_000;

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MS = 30 * MINUTE_MS;

/**
 * When to try again an email that was refused for now: after a minute at first, then as long as it has been
 * refused already, half an hour at most, and for the last time two hours after the first refusal. At a full
 * minute, because then `deliveriesDue` runs: the moment that people are told is the moment at which it happens.
 *
 * @param since the first refusal in a row
 * @returns null once it has been tried for long enough
 */
export function nextTryAt(since: Date, now: Date): Date | null {
  const elapsed = now.getTime() - since.getTime();
  if (elapsed >= PATIENCE_MS) return null;
  const pause = Math.min(Math.max(elapsed, MINUTE_MS), LONGEST_PAUSE_MS, PATIENCE_MS - elapsed);
  return new Date(Math.ceil((now.getTime() + pause) / MINUTE_MS) * MINUTE_MS);
}
