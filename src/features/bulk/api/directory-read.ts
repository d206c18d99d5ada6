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
import type { PbxUser } from '../../../../domain/pbx-user.ts';
import { collections, parsePbxUser } from '../../../firebase/collections.ts';

/** Users a page; what comes of so many is taken apart without anybody noticing. */
const READ_AT_ONCE = 300;

/**
 * Reads everybody in an account's PBX directory, those who have left too, in no particular order.
 *
 * @param onProgress  called with how many have been read
 * @throws FirebaseError; the signal's reason when it was aborted
 */
export async function readDirectory(
  db: Firestore,
  accountId: string,
  onProgress: (read: number) => void,
  signal: AbortSignal,
): Promise<PbxUser[]> {
  const everybody = query(collections.pbxUsers(db, accountId), orderBy(documentId()));
  const users: PbxUser[] = [];
  let last: QueryDocumentSnapshot | undefined;
  do {
    signal.throwIfAborted();
    const start = last === undefined ? [] : [startAfter(last)];
    const { docs } = await getDocs(query(everybody, ...start, limit(READ_AT_ONCE)));
    for (const row of docs) users.push(parsePbxUser(row.id, row.data()));
    onProgress(users.length);
    last = docs.length < READ_AT_ONCE ? undefined : docs.at(-1);
  } while (last !== undefined);
  signal.throwIfAborted();
  return users;
}
