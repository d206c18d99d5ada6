import { documentId, getDocs, query, where, type Firestore } from 'firebase/firestore/lite';
import { collections, parseConference } from '../../../firebase/collections.ts';

/** So many can be asked for at once. */
export const FACTS_AT_ONCE = 30;

/** What a conference is now, for telling it from others and for the way to it. */
export interface ConferenceFacts {
  readonly tag: string;
  readonly adminEmail: string;
  /** There is no way to it any more. Its document is kept for a month, and tells what it was called. */
  readonly isDeleted: boolean;
}

/**
 * What is known of those of some conferences that have a document, by id.
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
  const found = docs.map((row) => parseConference(row.id, row.data()));
  return new Map(
    found.map(({ id, tag, adminEmail, deletedAt }) => [
      id,
      { tag, adminEmail, isDeleted: deletedAt !== null },
    ]),
  );
}

/**
 * The addresses of the admins of some conferences, by id; of those that have a document.
 *
 * @param ids any number, some of them twice
 * @throws the signal's reason when it was aborted; FirebaseError
 */
export async function readAdmins(
  db: Firestore,
  accountId: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const all = [...new Set(ids)];
  const admins = new Map<string, string>();
  for (let from = 0; from < all.length; from += FACTS_AT_ONCE) {
    const facts = await readConferenceFacts(db, accountId, all.slice(from, from + FACTS_AT_ONCE));
    signal.throwIfAborted();
    for (const [id, { adminEmail }] of facts) admins.set(id, adminEmail);
  }
  return admins;
}
