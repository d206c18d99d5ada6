import { queryOptions } from '@tanstack/react-query';
import { documentId, getDocs, query, where, type Firestore } from 'firebase/firestore/lite';
import { collections, parseConference } from '../../../firebase/collections.ts';
import { database } from '../../../firebase/database.ts';
import { usageKeys } from './usage-keys.ts';

/** What a conference is now, for telling it from others and for the way to it. */
export interface ConferenceFacts {
  readonly tag: string;
  readonly adminEmail: string;
}

/** So many can be asked for at once. */
export const FACTS_AT_ONCE = 30;

/**
 * Those of some conferences that still exist, by id.
 *
 * @param ids `FACTS_AT_ONCE` at most
 */
export function conferenceFactsQuery(accountId: string, ids: readonly string[]) {
  return queryOptions({
    queryKey: usageKeys.conferences(accountId, ids),
    queryFn: () => readConferenceFacts(database, accountId, ids),
    enabled: ids.length > 0,
    staleTime: 5 * 60_000,
    placeholderData: (known: ReadonlyMap<string, ConferenceFacts> | undefined, before) =>
      before?.queryKey[1] === accountId ? known : undefined,
  });
}

export async function readConferenceFacts(
  db: Firestore,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ConferenceFacts>> {
  const conferences = collections.conferences(db, accountId);
  const { docs } = await getDocs(query(conferences, where(documentId(), 'in', ids)));
  const present = docs
    .map((row) => parseConference(row.id, row.data()))
    .filter(({ deletedAt }) => deletedAt === null);
  return new Map(present.map(({ id, tag, adminEmail }) => [id, { tag, adminEmail }]));
}
