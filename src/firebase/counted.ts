/**
 * Counting is billed as one reading for each thousand counted, so it ends here; beyond, a number is
 * shown as `3,000+`.
 */
export const COUNTED_AT_MOST = 3_000;

/** A count in words: the number, or `3,000+` where counting ended. */
export function counted(count: number, number: (value: number) => string): string {
  return count >= COUNTED_AT_MOST ? `${number(COUNTED_AT_MOST)}+` : number(count);
}
