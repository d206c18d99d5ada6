import { seededRandom, type Random } from '../../triggers/random.ts';

/** Draws from a seed: the same seed, the same requests. */
export class Chance {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** A whole number from 0 to `below` - 1. */
  below(below: number): number {
    return Math.floor(this.#random() * below);
  }

  /** True in `share` of all cases. */
  often(share: number): boolean {
    return this.#random() < share;
  }

  /** One of them; there is at least one. */
  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** From `least` to `most` things. */
  several<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }

  /** What comes of one of the makers, each as likely as its number says. */
  weighted<T>(makers: readonly (readonly [number, () => T])[]): T {
    let left = this.#random() * makers.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, make] of makers) {
      left -= weight;
      if (left < 0) return make();
    }
    return (makers[0] as (typeof makers)[0])[1]();
  }
}
