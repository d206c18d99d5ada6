import { stableId } from '../stable-id.ts';
import type { CallView } from './call-view.ts';
import { dayIn } from '../time/local-time.ts';

/** What is added up. */
export interface Sums {
  readonly calls: number;
  readonly legs: number;
  readonly seconds: number;
  readonly minutes: number;
}

export const NO_SUMS: Sums = { calls: 0, legs: 0, seconds: 0, minutes: 0 };

/** What one call adds to the sums, and where: the day it began, in the account's zone. */
export interface Contribution extends Sums {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly conferenceId: string;
  readonly tag: string;
}

/** What a call adds. A leg counts from its beginning, its time when it has ended. */
export function contributionOf(call: CallView, timeZone: string): Contribution {
  const { conferenceId, tag, legs, seconds, minutes, startedAt } = call;
  const day = dayIn(new Date(startedAt), timeZone);
  return { day, conferenceId, tag, calls: 1, legs, seconds, minutes };
}

export function addSums(a: Sums, b: Sums, times: 1 | -1 = 1): Sums {
  return {
    calls: a.calls + times * b.calls,
    legs: a.legs + times * b.legs,
    seconds: a.seconds + times * b.seconds,
    minutes: a.minutes + times * b.minutes,
  };
}

/** The sums of a month are spread over so many documents, by conference, so that they fit. */
export const USAGE_SHARDS = 2;

/** In which of a month's documents a conference's sums stand. */
export function usageShard(conferenceId: string): number {
  let hash = 0;
  for (const letter of conferenceId) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return hash % USAGE_SHARDS;
}

/** The id of a document of sums, `2026-11_0`. @param month `YYYY-MM`. */
export function usageId(month: string, shard: number): string {
  return `${month}_${shard}`;
}

/** Under which key a Tag's sums stand: a Tag may hold what a field's name may not. */
export function tagKey(tag: string): string {
  return stableId(['tag', tag]);
}

/**
 * `accounts/{a}/usage/{month}_{shard}`: the sums of the calls that began in a month, of the conferences
 * of one shard. Sums can be 0 where calls turned out to have begun on another day.
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

/** The part of a month's document in which a contribution counts. */
export function monthOf({ day }: Pick<Contribution, 'day'>): string {
  return day.slice(0, 7);
}
