import type { RandomInt } from '../../domain/conference/access-code.ts';
import { seededChance } from '../../local/simulate/chance.ts';

/** A repeatable source of randomness. @param seed any number; the same one draws the same */
export function seeded(seed: number): RandomInt {
  return seededChance(seed).whole;
}
