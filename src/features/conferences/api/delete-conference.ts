import { serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import { collections, parseConference } from '../../../firebase/collections.ts';
import { transact } from '../../../firebase/transact.ts';
import { GoneError } from './save-conference.ts';

/** Whose conference is deleted or brought back, and by whom. */
export interface DeletionRequest {
  readonly accountId: string;
  readonly conferenceId: string;
  readonly uid: string;
}

/**
 * Deletes a conference: it leaves the list, and the server ends its codes (docs/saves.md,
 * "Deleting"). Safe to repeat when the answer was lost.
 *
 * @returns `deleted` when it is this person's doing and theirs to undo; `already` when somebody else
 *   had deleted it.
 * @throws GoneError when no such conference is left; TimeoutError or a FirebaseError when it could
 *   not be committed.
 */
export async function deleteConference(
  db: Firestore,
  { accountId, conferenceId, uid }: DeletionRequest,
): Promise<'deleted' | 'already'> {
  const ref = collections.conference(db, accountId, conferenceId);
  return transact(db, async (tx) => {
    const found = await tx.get(ref);
    if (!found.exists()) throw new GoneError();
    if (parseConference(found.id, found.data()).deletedAt !== null) {
      return found.get('deletedBy') === uid ? 'deleted' : 'already';
    }
    tx.update(ref, { deletedAt: serverTimestamp(), deletedBy: uid });
    return 'deleted';
  });
}

/**
 * Takes a deletion back; the codes live again. The rules accept it for a minute. Safe to repeat.
 *
 * @throws GoneError when no such conference is left; FirebaseError `permission-denied` when it is
 *   too late; TimeoutError or another FirebaseError when it could not be committed.
 */
export async function restoreConference(
  db: Firestore,
  { accountId, conferenceId, uid }: DeletionRequest,
): Promise<void> {
  const ref = collections.conference(db, accountId, conferenceId);
  await transact(db, async (tx) => {
    const found = await tx.get(ref);
    if (!found.exists()) throw new GoneError();
    if (parseConference(found.id, found.data()).deletedAt === null) return;
    tx.update(ref, {
      deletedAt: null,
      deletedBy: null,
      restoredAt: serverTimestamp(),
      restoredBy: uid,
    });
  });
}
