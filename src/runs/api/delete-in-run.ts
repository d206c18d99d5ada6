import {
  getDoc,
  serverTimestamp,
  Timestamp,
  type DocumentData,
  type DocumentSnapshot,
  type Firestore,
} from 'firebase/firestore/lite';
import { collections, parseConference, parsePbxUser } from '../../firebase/collections.ts';
import { problemOf } from '../../firebase/problem.ts';
import { transact } from '../../firebase/transact.ts';
import type { AloneReason, RunIdentity, RunItem } from '../plan/run-plan.ts';

/**
 * Deletes one conference of a run, once: the version that it was planned for, or none. Safe to repeat when
 * an answer was lost: one that names this run was deleted by it, also where it has been brought back since.
 *
 * @throws FirebaseError, TimeoutError when it cannot be told whether it was deleted
 */
export async function deleteInRun(
  db: Firestore,
  run: RunIdentity,
  item: RunItem,
): Promise<'made' | AloneReason> {
  const { runId, uid } = run;
  return write(db, run, item, (found) => endOfDeletion(found, run, item), {
    deletedAt: serverTimestamp(),
    deletedBy: uid,
    deletionRun: { id: runId, at: serverTimestamp() },
  });
}

/**
 * Brings one conference back that the run `undoes` has deleted, once. What was brought back and deleted
 * again by somebody stays deleted, and so does one whose user has been given another conference. Safe to
 * repeat when an answer was lost.
 *
 * @throws FirebaseError, TimeoutError when it cannot be told whether it was brought back
 */
export async function restoreInRun(
  db: Firestore,
  run: RunIdentity,
  item: RunItem,
): Promise<'made' | AloneReason> {
  const { runId, uid } = run;
  const other = (await hasAnother(db, run, item)) ? 'has' : null;
  return write(db, run, item, (found) => endOfRestoration(found, run) ?? other, {
    deletedAt: null,
    deletedBy: null,
    restoredAt: serverTimestamp(),
    restoredBy: uid,
    restorationRun: { id: runId, at: serverTimestamp() },
  });
}

type End = 'made' | AloneReason | null;

async function write(
  db: Firestore,
  { accountId }: RunIdentity,
  { conferenceId }: RunItem,
  endOf: (found: DocumentSnapshot) => End,
  fields: DocumentData,
): Promise<'made' | AloneReason> {
  const reference = collections.conference(db, accountId, conferenceId);
  try {
    return await transact(db, async (tx) => {
      const end = endOf(await tx.get(reference));
      if (end !== null) return end;
      tx.update(reference, fields);
      return 'made';
    });
  } catch (error) {
    if (problemOf(error) !== 'denied') throw error;
    // Perhaps because of what has become of it meanwhile; else the refusal is about who asks, or the time.
    const end = endOf(await getDoc(reference));
    if (end === null) throw error;
    return end;
  }
}

/** @returns why there is nothing to be deleted, or null where there is. */
function endOfDeletion(found: DocumentSnapshot, { runId }: RunIdentity, { basedOn }: RunItem): End {
  if (!found.exists()) return 'deleted';
  if (found.get('deletionRun.id') === runId) return 'made';
  const stored = parseConference(found.id, found.data());
  if (stored.deletedAt !== null) return 'deleted';
  return stored.saveId === basedOn ? null : 'saved';
}

/** @returns why there is nothing to be brought back, or null where there is. */
function endOfRestoration(found: DocumentSnapshot, { runId, undoes }: RunIdentity): End {
  if (!found.exists()) return 'deleted';
  if (found.get('restorationRun.id') === runId) return 'made';
  const { deletedAt } = parseConference(found.id, found.data());
  if (deletedAt === null) return 'already';
  return isDeletedIn(found, undoes) ? null : 'deleted';
}

/** Whether a conference's present deletion is a run's: a later one by somebody leaves the field as it is. */
export function isDeletedIn(found: DocumentSnapshot, runId: string | undefined): boolean {
  const at: unknown = found.get('deletionRun.at');
  const deletedAt: unknown = found.get('deletedAt');
  return (
    found.get('deletionRun.id') === runId &&
    at instanceof Timestamp &&
    deletedAt instanceof Timestamp &&
    at.isEqual(deletedAt)
  );
}

async function hasAnother(
  db: Firestore,
  { accountId }: RunIdentity,
  { conferenceId, pbxUserId }: RunItem,
): Promise<boolean> {
  if (pbxUserId === null) return false;
  const found = await getDoc(collections.pbxUser(db, accountId, pbxUserId));
  if (!found.exists()) return false;
  const user = parsePbxUser(found.id, found.data());
  return user.hasConference && user.conferenceId !== conferenceId;
}
