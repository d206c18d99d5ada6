import { stableId } from '../stable-id.ts';
import type { Sums } from './sums.ts';

/**
 * Over so many documents the sums of a month are spread, by conference, so that they fit: over the first number
 * in an account that is not told to have more (`usageParts`), and over the next one once one of those is
 * full. What stands in the full ones stays there, and counts: what is read is all documents of a month.
 */
export const USAGE_PARTS = [2, 8, 32, 128, 512] as const;
export type UsageParts = (typeof USAGE_PARTS)[number];

/** @param stored what an account has as `usageParts`; whatever is none of them means the first. */
export function usagePartsOf(stored: unknown): UsageParts {
  return USAGE_PARTS.find((parts) => parts === stored) ?? USAGE_PARTS[0];
}

/** The next number up; null where there is none. */
export function moreUsageParts(parts: UsageParts): UsageParts | null {
  return USAGE_PARTS.find((more) => more > parts) ?? null;
}

/** In which of a month's documents a conference's sums are added up. */
export function usageShard(conferenceId: string, parts: UsageParts = USAGE_PARTS[0]): number {
  let hash = 0;
  for (const letter of conferenceId) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return hash % parts;
}

/** The id of a document of sums, `2026-11_0`, or `2026-11_5of8`. @param month `YYYY-MM`. */
export function usageId(month: string, shard: number, parts: UsageParts = USAGE_PARTS[0]): string {
  return parts === USAGE_PARTS[0] ? `${month}_${shard}` : `${month}_${shard}of${parts}`;
}

/** Under which key a Tag's sums stand: a Tag may hold what a field's name may not. */
export function tagKey(tag: string): string {
  return stableId(['tag', tag]);
}

/**
 * `accounts/{a}/usage/{usageId}`: sums of the calls that began in a month, of the conferences of one shard.
 * Only all documents of a month together say how much it was: in one of them sums can be 0 or negative where
 * calls turned out to have begun on another day, or have been told to the end since there are more parts.
 */
export interface UsageMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** By day of the month, `01` to `31`. */
  readonly days: Readonly<Record<string, Sums>>;
  /** By conference, and within it by `tagKey`: the Tags that its calls had. */
  readonly conferences: Readonly<Record<string, Readonly<Record<string, TagSums>>>>;
}

export interface TagSums extends Sums {
  readonly tag: string;
}
