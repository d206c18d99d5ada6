/** Random numbers that come again for the same seed. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  readonly unit: () => number;
  /** A whole number from 0 up to, not including, `below`. */
  readonly whole: (below: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly oneOf: <T>(items: readonly [T, ...T[]]) => T;
  /** One of the indexes, as likely as their weights say. */
  readonly weighted: (weights: readonly number[]) => number;
  /** Log-normal: most near the median, a few far beyond. */
  readonly around: (median: number, spread: number) => number;
  /** In another order. */
  readonly shuffled: <T>(items: readonly T[]) => T[];
}

/** @param seed any number; the same one gives the same chances. */
export function seededChance(seed: number): Chance {
  let state = seed | 0;
  // Mulberry32: 32 bits of state are plenty for a simulation, and it fits into a glance.
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number) => Math.floor(unit() * below);
  return {
    unit,
    whole,
    happens: (probability) => unit() < probability,
    oneOf: (items) => items[whole(items.length)] ?? items[0],
    weighted: (weights) => {
      let rest = unit() * weights.reduce((sum, weight) => sum + weight, 0);
      const index = weights.findIndex((weight) => (rest -= weight) < 0);
      return Math.max(0, index);
    },
    around: (median, spread) => {
      // Box and Muller.
      const normal = Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
      return median * Math.exp(spread * normal);
    },
    shuffled: (items) =>
      items
        .map((item) => ({ item, at: unit() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
  };
}
