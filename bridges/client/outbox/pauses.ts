/** So long at most is waited before something is sent again, in milliseconds. */
const LONGEST_MS = 60_000;

/**
 * How long to wait before sending again what has failed `failures` times, in milliseconds: not at all at first,
 * then 1, 2, 4 … up to 60 seconds (docs/bridge-api), up to a quarter less, so that bridges that lost the same
 * server do not all come back at once.
 *
 * @param chance from 0 to 1, 1 not included
 */
export function pauseAfter(failures: number, chance: () => number): number {
  if (failures <= 1) return 0;
  const whole = Math.min(LONGEST_MS, 1000 * 2 ** Math.min(failures - 2, 10));
  return Math.round(whole * (1 - chance() / 4));
}
