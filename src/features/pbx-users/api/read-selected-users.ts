import {
  documentId,
  getDocs,
  limit,
  query,
  startAfter,
  where,
  type Firestore,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { collections, parsePbxUser } from '../../../firebase/collections.ts';
import { eachChunk } from '../../../firebase/questions/each-chunk.ts';
import type { UserSelection } from '../selected-users.ts';
import { choiceOf, usersOf } from './users-choice.ts';

/** Users a page; what comes of so many is taken apart without anybody noticing. */
const READ_AT_ONCE = 300;

/**
 * Reads all users of a selection as they are now, by name. Who has been removed since is absent; who
 * left the PBX or was given a conference since has the standing that says so, unless everybody of a
 * filter was selected that the user is no longer part of.
 *
 * @param onProgress  called now and then with how many have been read
 * @throws FirebaseError; the signal's reason when it was aborted
 */
export async function readSelectedUsers(
  db: Firestore,
  accountId: string,
  selection: UserSelection,
  onProgress?: (read: number) => void,
  signal?: AbortSignal,
): Promise<PbxUser[]> {
  const reading = { db, accountId, onProgress: onProgress ?? (() => undefined), signal };
  return selection.kind === 'some'
    ? readSome(reading, selection.ids)
    : readAll(reading, selection, new Set(selection.except));
}

interface Reading {
  readonly db: Firestore;
  readonly accountId: string;
  readonly onProgress: (read: number) => void;
  readonly signal: AbortSignal | undefined;
}

async function readSome(reading: Reading, ids: readonly string[]): Promise<PbxUser[]> {
  const { db, accountId, onProgress, signal } = reading;
  const users = collections.pbxUsers(db, accountId);
  const rows: Row[] = [];
  await eachChunk([...new Set(ids)], async (chunk) => {
    signal?.throwIfAborted();
    const found = await getDocs(query(users, where(documentId(), 'in', chunk)));
    rows.push(...found.docs.map(rowOf));
    onProgress(rows.length);
  });
  signal?.throwIfAborted();
  return rows.sort(byKey).map(({ user }) => user);
}

async function readAll(
  reading: Reading,
  selection: Extract<UserSelection, { kind: 'all' }>,
  except: ReadonlySet<string>,
): Promise<PbxUser[]> {
  const { db, accountId, onProgress, signal } = reading;
  const listed = usersOf(db, accountId, choiceOf(selection.view));
  const users: PbxUser[] = [];
  let last: QueryDocumentSnapshot | undefined;
  do {
    signal?.throwIfAborted();
    const start = last === undefined ? [] : [startAfter(last)];
    const { docs } = await getDocs(query(listed, ...start, limit(READ_AT_ONCE)));
    for (const doc of docs) if (!except.has(doc.id)) users.push(rowOf(doc).user);
    onProgress(users.length);
    last = docs.length < READ_AT_ONCE ? undefined : docs.at(-1);
  } while (last !== undefined);
  signal?.throwIfAborted();
  return users;
}

/** A user with what Firestore sorts it by. */
interface Row {
  readonly key: string;
  readonly user: PbxUser;
}

function rowOf(doc: QueryDocumentSnapshot): Row {
  const key: unknown = doc.get('listKeys.name');
  return { key: typeof key === 'string' ? key : '', user: parsePbxUser(doc.id, doc.data()) };
}

function byKey(a: Row, b: Row): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.user.id < b.user.id ? -1 : 1;
}
