/**
 * So long a mail of the bulk lane is tried again while the server is away; any other mail is not. The
 * function that waits must outlast it (triggers/bulk-mail-written.ts).
 */
export const PATIENCE_MILLISECONDS = 5 * 60_000;

const SHORTEST_PAUSE = 5_000;
const LONGEST_PAUSE = 30_000;

/**
 * When to try again after a failure: as long as it has been failing already, within 5 and 30 s.
 *
 * @param since the first failure in a row
 * @returns in how many milliseconds, or null once it has failed for long enough to end it.
 */
export function nextTry(since: Date, now: Date): number | null {
  const elapsed = now.getTime() - since.getTime();
  if (elapsed >= PATIENCE_MILLISECONDS) return null;
  return Math.min(Math.max(elapsed, SHORTEST_PAUSE), LONGEST_PAUSE);
}
