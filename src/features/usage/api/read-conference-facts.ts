import { documentId, getDocs, query, where, type Firestore } from 'firebase/firestore/lite';
import { collections, parseConference } from '../../../firebase/collections.ts';

/** What a conference is now, for telling it from others and for the way to it. */
export interface ConferenceFacts {
  readonly tag: string;
  readonly adminEmail: string;
}

/**
 * What is known of those of some conferences that still exist, by id.
 *
 * @param ids `FACTS_AT_ONCE` at most
 */
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
