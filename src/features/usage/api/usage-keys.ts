import type { UsageFilter } from '../../../../domain/usage/totals.ts';
import type { DayRange } from '../../../../domain/usage/day-ranges.ts';

/** What bridges have told since appears after this long, while the page is looked at. */
export const REFRESH_MS = 60_000;

/** Which calls are meant: those that the sums count to the days of a range. */
export interface CallsChoice {
  readonly range: DayRange;
  readonly filter: UsageFilter;
}

/** The page of calls that an address names; the first one where it names none. */
export interface CallsPlace {
  readonly after?: string;
  readonly before?: string;
}

/** All query keys of the usage history. */
export const usageKeys = {
  months: (accountId: string, first: string, last: string) =>
    ['usage-months', accountId, first, last] as const,
  totals: (accountId: string, choice: CallsChoice) => ['usage-totals', accountId, choice] as const,
  pages: (accountId: string) => ['usage-calls', accountId] as const,
  /** All pages of the same choice. */
  list: (accountId: string, choice: CallsChoice) => ['usage-calls', accountId, choice] as const,
  page: (accountId: string, choice: CallsChoice, { after, before }: CallsPlace) =>
    ['usage-calls', accountId, choice, { after: after ?? null, before: before ?? null }] as const,
  position: (accountId: string, choice: CallsChoice, { after, before }: CallsPlace) =>
    [
      'usage-position',
      accountId,
      choice,
      { after: after ?? null, before: before ?? null },
    ] as const,
  call: (accountId: string, callId: string) => ['usage-call', accountId, callId] as const,
  conferences: (accountId: string, ids: readonly string[]) =>
    ['usage-conferences', accountId, ids] as const,
};
