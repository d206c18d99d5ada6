import {
  getDoc,
  serverTimestamp,
  Timestamp,
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
  return save(db, run, item, drawId, { adminEmail: item.adminEmail });
}

/** As `saveInRun`, with all that an edit can change, as the item has it. */
export async function changeInRun(
  db: Firestore,
  run: RunIdentity,
  item: RunItem,
  drawId: () => string,
): Promise<'made' | AloneReason> {
  const { tag, adminEmail, expiresAt, expiryChosen = null, language = null } = item;
  return save(db, run, item, drawId, {
    ...{ tag, adminEmail, expiryChosen, language },
    expiresAt: expiresAt === null ? null : Timestamp.fromDate(expiresAt),
  });
}

type Written = { readonly adminEmail: string } & {
  readonly [field in 'tag' | 'expiresAt' | 'expiryChosen' | 'language']?: unknown;
};

async function save(
  db: Firestore,
  run: RunIdentity,
  item: RunItem,
  drawId: () => string,
  written: Written,
): Promise<'made' | AloneReason> {
  const { accountId, uid, runId } = run;
  const reference = collections.conference(db, accountId, item.conferenceId);
  const expiry = 'expiresAt' in written ? item : null;
  try {
    return await transact(db, async (tx) => {
      const found = await tx.get(reference);
      const end = endOf(found, run, item, expiry);
      if (end !== null) return end;
      const saveId = drawId();
      tx.update(reference, {
        ...written,
        ...{ saveId, savedAt: serverTimestamp(), savedBy: uid, run: { id: runId, saveId } },
      });
      return 'made';
    });
  } catch (error) {
    if (problemOf(error) !== 'denied') throw error;
    // Perhaps because of what has become of it meanwhile; else the refusal is about who asks.
    const end = endOf(await getDoc(reference), run, item, expiry);
    if (end === null) throw error;
    return end;
  }
}

/**
 * @param expiry  the one that it gets; null: it keeps its own
 * @returns why there is nothing to be saved, or null where there is.
 */
function endOf(
  found: DocumentSnapshot,
  { runId }: RunIdentity,
  { basedOn }: RunItem,
  expiry: Pick<RunItem, 'expiresAt'> | null,
): 'made' | AloneReason | null {
  if (!found.exists()) return 'deleted';
  const stored = parseConference(found.id, found.data());
  if (found.get('run.id') === runId) return 'made';
  if (stored.deletedAt !== null) return 'deleted';
  if (stored.saveId !== basedOn) return 'saved';
  return isExpired(expiry ?? stored, new Date()) ? 'expired' : null;
}
