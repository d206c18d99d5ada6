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

/** The part of a month's document in which a contribution counts. */
export function monthOf({ day }: Pick<Contribution, 'day'>): string {
  return day.slice(0, 7);
}
