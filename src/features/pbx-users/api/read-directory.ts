import {
  documentId,
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  type Firestore,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { collections, parsePbxUser } from '../../../firebase/collections.ts';

/** Users a page; what comes of so many is taken apart without anybody noticing. */
const READ_AT_ONCE = 300;

/** A directory page by page; at least one, which may be empty. */
export type DirectoryPages = AsyncIterable<readonly PbxUser[]> | Iterable<readonly PbxUser[]>;

/**
 * Reads everybody in an account's PBX directory, those who have left too, in no particular order.
 *
 * @throws FirebaseError; the signal's reason when it was aborted
 */
export async function* readDirectory(
  db: Firestore,
  accountId: string,
  signal: AbortSignal,
): AsyncGenerator<readonly PbxUser[], void> {
  const everybody = query(collections.pbxUsers(db, accountId), orderBy(documentId()));
  let last: QueryDocumentSnapshot | undefined;
  do {
    signal.throwIfAborted();
    const start = last === undefined ? [] : [startAfter(last)];
    const { docs } = await getDocs(query(everybody, ...start, limit(READ_AT_ONCE)));
    signal.throwIfAborted();
    yield docs.map((row) => parsePbxUser(row.id, row.data()));
    last = docs.length < READ_AT_ONCE ? undefined : docs.at(-1);
  } while (last !== undefined);
}
