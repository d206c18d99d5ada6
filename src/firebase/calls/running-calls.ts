import { queryOptions } from '@tanstack/react-query';
import {
  collection,
  getCount,
  getDocs,
  limit,
  query,
  where,
  type Query,
} from 'firebase/firestore/lite';
import { paths } from '../../../domain/paths.ts';
import { database } from '../database.ts';

/*
 * What every page of an account knows of calls that go on: how many, and which conferences' they are.
 * Apart from usage.ts, whose schemas only its own pages download.
 */

/** Counted anew after so long, on a page that is looked at: 240 times an hour, for two readings each. */
const COUNT_MS = 15_000;
/** Whose they are is read anew after so long, and when there are more or fewer. */
const CONFERENCES_MS = 60_000;
/** Conferences of so many calls are marked; who has more finds them on their own page. */
const MARKED_AT_MOST = 100;

/** The calls that go on, also those of which the end was not told yet. */
export function runningCalls(accountId: string): Query {
  return query(collection(database, paths.calls(accountId)), where('endedAt', '==', null));
}

/** How many calls go on; counted by Firestore. */
export function runningCountQuery(accountId: string) {
  return queryOptions({
    queryKey: ['running-count', accountId] as const,
    queryFn: async () => (await getCount(runningCalls(accountId))).data().count,
    refetchInterval: COUNT_MS,
  });
}

/**
 * The newest call that goes on of each conference that has one, by the conference's id.
 *
 * @param count how many go on; where there are none nothing is read
 */
export function runningConferencesQuery(accountId: string, count: number | undefined) {
  return queryOptions({
    queryKey: ['running-conferences', accountId, count] as const,
    queryFn: async (): Promise<ReadonlyMap<string, string>> => {
      const { docs } = await getDocs(query(runningCalls(accountId), limit(MARKED_AT_MOST)));
      return new Map(docs.map((call) => [String(call.get('conferenceId')), call.id]));
    },
    enabled: count !== undefined && count > 0,
    refetchInterval: CONFERENCES_MS,
    placeholderData: (known: ReadonlyMap<string, string> | undefined, before) =>
      before?.queryKey[1] === accountId && count !== 0 ? known : undefined,
  });
}
