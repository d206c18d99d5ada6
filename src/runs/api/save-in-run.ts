import {
  getDoc,
  serverTimestamp,
  type DocumentSnapshot,
  type Firestore,
} from 'firebase/firestore/lite';
import { isExpired } from '../../../domain/conference/conference.ts';
import { collections, parseConference } from '../../firebase/collections.ts';
import { problemOf } from '../../firebase/problem.ts';
import { transact } from '../../firebase/transact.ts';
import type { AloneReason, RunItem } from '../plan/run-plan.ts';
import type { RunIdentity } from './create-in-run.ts';

/**
 * Saves one conference of a run again, once, so that its email goes out: the version that it was planned
 * for, or none. What somebody else has saved since is left alone: its email has gone out with that. Safe
 * to repeat when an answer was lost: a conference that names this run was saved by it.
 *
 * @param drawId draws the Save's id
 * @throws FirebaseError, TimeoutError when it cannot be told whether it was saved
 */
export async function saveInRun(
  db: Firestore,
  run: RunIdentity,
  item: RunItem,
  drawId: () => string,
): Promise<'made' | AloneReason> {
  const { accountId, uid, runId } = run;
  const reference = collections.conference(db, accountId, item.conferenceId);
  try {
    return await transact(db, async (tx) => {
      const found = await tx.get(reference);
      const end = endOf(found, run, item);
      if (end !== null) return end;
      const saveId = drawId();
      tx.update(reference, {
        adminEmail: item.adminEmail,
        ...{ saveId, savedAt: serverTimestamp(), savedBy: uid, run: { id: runId, saveId } },
      });
      return 'made';
    });
  } catch (error) {
    if (problemOf(error) !== 'denied') throw error;
    // Perhaps because of what has become of it meanwhile; else the refusal is about who asks.
    const end = endOf(await getDoc(reference), run, item);
    if (end === null) throw error;
    return end;
  }
}

/** @returns why there is nothing to be saved, or null where there is. */
function endOf(
  found: DocumentSnapshot,
  { runId }: RunIdentity,
  { basedOn }: RunItem,
): 'made' | AloneReason | null {
  if (!found.exists()) return 'deleted';
  const stored = parseConference(found.id, found.data());
  if (found.get('run.id') === runId) return 'made';
  if (stored.deletedAt !== null) return 'deleted';
  if (stored.saveId !== basedOn) return 'saved';
  return isExpired(stored, new Date()) ? 'expired' : null;
}
