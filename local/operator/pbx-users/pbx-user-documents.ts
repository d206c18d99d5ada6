import { isDeepStrictEqual } from 'node:util';
import {
  type DocumentData,
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import { z } from 'zod';
import { paths } from '../../../domain/paths.ts';
import {
  type DirectoryPlan,
  type KnownUser,
  userFields,
} from '../../../domain/pbx-users/pbx-directory-plan.ts';
import type { PbxUserEntry } from '../../../domain/pbx-users/pbx-user.ts';

/** What a user's document says, in whatever state that is. */
const storedSchema = z.object({
  name: z.string().catch(''),
  extension: z.string().catch(''),
  email: z.string().catch(''),
  leftAt: z
    .instanceof(Timestamp)
    .transform((at) => at.toDate())
    .nullable()
    .catch(null),
  hasConference: z.boolean().catch(false),
});

/** All users of an account's directory, those who left among them. */
export async function readPbxUsers(db: Firestore, accountId: string): Promise<KnownUser[]> {
  const fields = Object.keys(storedSchema.shape);
  const { docs } = await db
    .collection(paths.pbxUsers(accountId))
    .select(...fields)
    .get();
  return docs.map((doc) => ({ id: doc.id, ...storedSchema.parse(doc.data()) }));
}

/** A commit holds 500 writes; fewer meet fewer others that change the same users. */
const USERS_IN_A_COMMIT = 100;

type Task =
  | { readonly id: string; readonly entry: PbxUserEntry; readonly conferenceId: string | null }
  | { readonly id: string; readonly entry: null };

/**
 * Writes what a plan says. What the functions say of a user meanwhile stays: each user is read again in
 * the transaction that changes them, and only fields that differ are written. Doing a plan twice, or
 * two of the same file at once, makes nobody twice.
 *
 * @param loadedBy who loads the file: an administrator's uid, or null for the provider
 */
export async function writeDirectory(
  db: Firestore,
  accountId: string,
  plan: DirectoryPlan<KnownUser, PbxUserEntry>,
  loadedBy: string | null,
): Promise<void> {
  const tasks: Task[] = [
    ...plan.create,
    ...[...plan.change, ...plan.back].map(({ user: { id }, entry }) => ({
      id,
      entry,
      conferenceId: null,
    })),
    ...plan.left.map(({ id }) => ({ id, entry: null })),
  ];
  for (let start = 0; start < tasks.length; start += USERS_IN_A_COMMIT) {
    const some = tasks.slice(start, start + USERS_IN_A_COMMIT);
    await db.runTransaction(async (transaction) => {
      const references = some.map(({ id }) => db.doc(paths.pbxUser(accountId, id)));
      const snapshots = await transaction.getAll(...references);
      for (const [index, snapshot] of snapshots.entries()) {
        const task = some[index];
        if (task !== undefined) write(transaction, snapshot, task, loadedBy);
      }
    });
  }
}

function write(
  transaction: Transaction,
  snapshot: DocumentSnapshot,
  task: Task,
  loadedBy: string | null,
): void {
  const loaded = { loadedAt: FieldValue.serverTimestamp(), loadedBy };
  if (!snapshot.exists) {
    if (task.entry === null || task.conferenceId === null) return;
    const { conferenceId } = task;
    const state = { leftAt: null, hasConference: false };
    const fields = userFields(task.entry, state);
    transaction.create(snapshot.ref, { ...fields, ...loaded, conferenceId, hasConference: false });
    return;
  }
  const stored = storedSchema.parse(snapshot.data());
  // Somebody else has marked them as left: the time of that stays.
  if (task.entry === null && stored.leftAt !== null) return;
  const fields = userFields<FieldValue>(task.entry ?? stored, {
    leftAt: task.entry === null ? FieldValue.serverTimestamp() : null,
    hasConference: stored.hasConference,
  });
  const changes = different(fields, snapshot);
  if (Object.keys(changes).length > 0) transaction.update(snapshot.ref, { ...changes, ...loaded });
}

/** The fields that are stored otherwise. */
function different(fields: object, snapshot: DocumentSnapshot): DocumentData {
  const stored: DocumentData = snapshot.data() ?? {};
  const changed = Object.entries(fields).filter(
    ([name, value]) => !isDeepStrictEqual(stored[name], value),
  );
  return Object.fromEntries(changed);
}
