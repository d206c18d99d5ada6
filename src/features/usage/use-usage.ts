import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import type { Sums } from '../../../domain/usage/sums.ts';
import {
  cutMonths,
  monthsOf,
  wholeMonths,
  type DayRange,
} from '../../../domain/usage/day-ranges.ts';
import {
  namesakes,
  newestTag,
  selectedUsage,
  sumsOfDays,
  usageByConference,
  withNewestTag,
  type ConferenceUsage,
} from '../../../domain/usage/totals.ts';
import { totalsQuery } from './api/calls-query.ts';
import { conferenceFactsQuery } from './api/conference-facts.ts';
import { FACTS_AT_ONCE, type ConferenceFacts } from './api/read-conference-facts.ts';
import { usageMonthsQuery } from './api/usage-months.ts';
import { useUsageWords } from './usage-words.ts';
import { useUsageView } from './use-usage-view.ts';

/** So many conferences are looked at by themselves at first: a year's first view reads 60 documents at most. */
const FACTS_AT_FIRST = 3;

/** How a conference is called here. */
export interface ConferenceName {
  readonly tag: string;
  /** The other Tags that it had. */
  readonly others: readonly string[];
  /** Whether it had them before `tag`; false: nobody knows which one is the newest. */
  readonly isNewest: boolean;
  /** What tells it from another one of that Tag; null where there is none. */
  readonly beside: string | null;
}

export interface Usage {
  /** Of the days and the filter; undefined: not known yet. */
  readonly totals: Sums | undefined;
  /** Months that have days in the range. */
  readonly months: readonly string[];
  /** All their days, as far as they have been; whether the range leaves some of them out. */
  readonly whole: DayRange;
  readonly isCut: boolean;
  /** All conferences with calls in those months; undefined: not known yet. */
  readonly all: readonly ConferenceUsage[] | undefined;
  /** Those of them that the filter selects, with what it selects of them. */
  readonly selected: readonly ConferenceUsage[] | undefined;
  readonly nameOf: (usage: ConferenceUsage) => ConferenceName;
  /** What the filter names; null where there is none. */
  readonly filterName: string | null;
  /** Somebody looks at more conferences: tell more of those apart that share a Tag. */
  readonly tellApart: () => void;
  readonly error: unknown;
  readonly retry: () => void;
}

/** All that stands above the calls: sums of days, whole months by conference, and their names. */
export function useUsage(): Usage {
  const { accountId } = useAccount();
  const { choice, today, grows } = useUsageView();
  const words = useUsageWords().filter;
  const { range, filter } = choice;
  const months = useMemo(() => monthsOf(range), [range]);
  const documents = useQuery(usageMonthsQuery(accountId, months, grows));
  const filtered = useQuery(totalsQuery(accountId, choice, grows));
  const [looksFor, setLooksFor] = useState(false);

  const found = useMemo(
    () => documents.data && usageByConference(documents.data, null),
    [documents.data],
  );
  const chosen = filter !== null && 'conferenceId' in filter ? filter.conferenceId : null;
  const asked = useMemo(
    () => unclear(found ?? [], chosen, looksFor ? FACTS_AT_ONCE : FACTS_AT_FIRST),
    [found, chosen, looksFor],
  );
  const facts = useQuery(conferenceFactsQuery(accountId, found === undefined ? [] : asked)).data;
  const all = useMemo(
    () => found?.map((usage) => withNewestTag(usage, facts?.get(usage.conferenceId)?.tag)),
    [found, facts],
  );
  const selected = useMemo(
    () => documents.data && all && selectedUsage(documents.data, all, filter),
    [documents.data, all, filter],
  );
  const alike = useMemo(() => namesakes(all ?? []), [all]);
  const totals = useMemo(
    () => documents.data && sumsOfDays(documents.data, range),
    [documents.data, range],
  );

  const byId = useMemo(
    () => new Map(all?.map((usage) => [usage.conferenceId, usage] as const)),
    [all],
  );
  const nameOf = useCallback(
    (usage: ConferenceUsage): ConferenceName => {
      const { conferenceId } = usage;
      const { tags, isNewestTagKnown } = byId.get(conferenceId) ?? usage;
      const [tag = '', ...others] = tags.map((each) => each.tag);
      const beside = alike.has(conferenceId)
        ? tellingApart(conferenceId, asked, facts, words)
        : null;
      return { tag, others, isNewest: isNewestTagKnown, beside };
    },
    [byId, alike, asked, facts, words],
  );
  const nameOfChosen = (id: string): string => {
    const usage = byId.get(id);
    return usage === undefined ? (facts?.get(id)?.tag ?? words.unknown) : newestTag(usage);
  };
  return {
    totals: filter === null ? totals : filtered.data,
    months,
    whole: wholeMonths(range, today),
    isCut: cutMonths(range, today).length > 0,
    all,
    selected,
    nameOf,
    filterName:
      filter === null ? null : 'tag' in filter ? filter.tag : nameOfChosen(filter.conferenceId),
    tellApart: () => setLooksFor(true),
    error: documents.data === undefined ? documents.error : filtered.data ? null : filtered.error,
    retry: () => {
      void documents.refetch();
      if (filter !== null) void filtered.refetch();
    },
  };
}

/** Conferences of which the sums do not tell what they are called, or which of several they are. */
function unclear(
  usages: readonly ConferenceUsage[],
  chosen: string | null,
  most: number,
): readonly string[] {
  const alike = namesakes(usages);
  const ids = usages
    .filter((usage) => !usage.isNewestTagKnown || alike.has(usage.conferenceId))
    .map(({ conferenceId }) => conferenceId);
  const isThere = usages.some(({ conferenceId }) => conferenceId === chosen);
  return [...(chosen === null || isThere ? [] : [chosen]), ...ids].slice(0, most);
}

function tellingApart(
  id: string,
  asked: readonly string[],
  facts: ReadonlyMap<string, ConferenceFacts> | undefined,
  words: ReturnType<typeof useUsageWords>['filter'],
): string {
  const known = facts?.get(id);
  const ending = words.withId(id.slice(-4));
  if (known?.isDeleted === false) return known.adminEmail;
  return facts !== undefined && asked.includes(id) ? `${words.deleted}, ${ending}` : ending;
}
