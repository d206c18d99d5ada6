import {
  getDoc,
  serverTimestamp,
  Timestamp,
  type DocumentData,
  type DocumentSnapshot,
  type Firestore,
} from 'firebase/firestore/lite';
import type { Expiry } from '../../../domain/conference/chosen-expiry.ts';
import { isExpired } from '../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../domain/conference/conference.ts';
import { collections, parseConference } from '../../firebase/collections.ts';
import { problemOf } from '../../firebase/problem.ts';
import { transact } from '../../firebase/transact.ts';
import type { AloneReason, RunIdentity, RunItem, WantedCodes } from '../plan/run-plan.ts';

/**
 * Saves one conference of a run, once, with what the run's kind is about, so that its email goes out: the
 * version that it was planned for, or none. What somebody else has saved since is left alone: its email
 * has gone out with that. Safe to repeat when an answer was lost: a conference that names this run was
 * saved by it.
 *
 * @param drawId draws the Save's id
 * @throws FirebaseError, TimeoutError when it cannot be told whether it was saved
 */
export async function saveInRun(
  db: Firestore,
  run: RunIdentity,
  item: RunItem,
  drawId: () => string,
  now: () => Date = () => new Date(),
): Promise<'made' | AloneReason> {
  const { accountId, uid, runId, kind } = run;
  const reference = collections.conference(db, accountId, item.conferenceId);
  try {
    return await transact(db, async (tx) => {
      const found = await tx.get(reference);
      const end = endOf(found, run, item, now());
      if (end !== null) return end;
      const saveId = drawId();
      tx.update(reference, {
        ...writtenOf(run, item, now()),
        ...{ saveId, savedAt: serverTimestamp(), savedBy: uid, run: { id: runId, saveId, kind } },
      });
      return 'made';
    });
  } catch (error) {
    if (problemOf(error) !== 'denied') throw error;
    // Perhaps because of what has become of it meanwhile; else the refusal is about who asks.
    const end = endOf(await getDoc(reference), run, item, now());
    if (end === null) throw error;
    return end;
  }
}

/** An expiry as it is stored. */
export function writtenExpiry({ expiresAt, expiryChosen }: Expiry): DocumentData {
  return {
    expiresAt: expiresAt === null ? null : Timestamp.fromDate(expiresAt),
    expiryChosen,
  };
}

function writtenOf({ kind }: RunIdentity, item: RunItem, now: Date): DocumentData {
  const { tag, adminEmail, expiresAt, expiryChosen = null, language = null, newCodes } = item;
  return {
    adminEmail,
    ...(kind === 'import' ? { tag, language } : {}),
    ...(givesExpiry(kind, item) ? writtenExpiry({ expiresAt, expiryChosen }) : {}),
    ...(newCodes === undefined ? {} : writtenCodes(newCodes, now)),
  };
}

/** The rules take no moment that has come; the run may have been paused until then. */
function writtenCodes({ codesWanted, overlapUntil }: WantedCodes, now: Date): DocumentData {
  const goesOn = overlapUntil !== null && overlapUntil.getTime() > now.getTime();
  return {
    codesWanted,
    participantOverlapUntil: goesOn ? Timestamp.fromDate(overlapUntil) : null,
  };
}

function givesExpiry(kind: RunIdentity['kind'], { ofExpired }: RunItem): boolean {
  return kind === 'import' || kind === 'expiry' || ofExpired === 'moved';
}

/** @returns why there is nothing to be saved, or null where there is. */
function endOf(
  found: DocumentSnapshot,
  { runId, kind }: RunIdentity,
  item: RunItem,
  now: Date,
): 'made' | AloneReason | null {
  if (!found.exists()) return 'deleted';
  if (found.get('run.id') === runId) return 'made';
  const stored = parseConference(found.id, found.data());
  if (stored.deletedAt !== null) return 'deleted';
  if (isAsWanted(kind, item, stored)) return 'already';
  if (stored.saveId !== item.basedOn) return 'saved';
  if (item.ofExpired === 'leave') return null;
  return isExpired(givesExpiry(kind, item) ? item : stored, now) ? 'expired' : null;
}

/** Of what only changes a field: whether somebody has done that meanwhile. */
function isAsWanted(kind: RunIdentity['kind'], item: RunItem, stored: Conference): boolean {
  const hasExpiry = stored.expiresAt?.getTime() === item.expiresAt?.getTime();
  switch (kind) {
    case 'expiry':
      return hasExpiry;
    case 'reassign': {
      const isMoved = item.ofExpired === 'moved' && !hasExpiry;
      return item.newCodes === undefined && !isMoved && stored.adminEmail === item.adminEmail;
    }
    default:
      return false;
  }
}
