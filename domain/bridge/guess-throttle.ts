/*
 * The arithmetic of throttling guesses (docs/bridge.md, "Guesses"). A wrong code counts in three
 * scopes: the caller's, the dialled number's and the platform's; each may have so many wrong ones
 * within an hour. Beyond, answers come later and a call has one attempt. No right code is refused.
 * How many they may have: the parameters in functions/src/params.ts.
 */

/** Wrong guesses are counted by the hour of the clock, in UTC. */
export const WINDOW_MS = 3_600_000;

/** No caller is kept waiting for longer. */
export const MAX_DELAY_MS = 10_000;

/** The hour that a moment lies in, counted from 1970. */
export function windowOf(at: number): number {
  return Math.floor(at / WINDOW_MS);
}

/**
 * Wrong guesses in the hour before a moment, out of two counts by the clock: those of the hour before
 * are taken to have come evenly, so that as many of them count as still lie within the hour.
 */
export function guessesWithinHour(at: number, present: number, previous: number): number {
  const gone = (at % WINDOW_MS) / WINDOW_MS;
  return present + previous * (1 - gone);
}

/** How much a scope has seen and may see within an hour. */
export interface Budget {
  readonly wrongGuesses: number;
  readonly limit: number;
}

export function isSpent({ wrongGuesses, limit }: Budget): boolean {
  return wrongGuesses >= limit;
}

/**
 * Milliseconds for which every answer waits while these are the budgets it falls under: none while none
 * is spent, then `base`, twice as long for each further time that the budget would have been spent, and
 * never longer than MAX_DELAY_MS. The longest counts.
 */
export function delayOf(base: number, budgets: readonly Budget[]): number {
  const delays = budgets.filter(isSpent).map(({ wrongGuesses, limit }) => {
    const further = Math.floor(wrongGuesses / Math.max(1, limit)) - 1;
    // Beyond some doublings nothing changes, but 0 × ∞ would be no number.
    return Math.min(MAX_DELAY_MS, base * 2 ** Math.min(Math.max(0, further), 20));
  });
  return Math.max(0, ...delays);
}

/**
 * Attempts that a call has left after so many wrong ones. While a budget is spent it has one in all.
 */
export function attemptsLeft(perCall: number, isAnySpent: boolean, wrong: number): number {
  return Math.max(0, (isAnySpent ? Math.min(1, perCall) : perCall) - wrong);
}
