import {
  getDoc,
  serverTimestamp,
  Timestamp,
  type DocumentSnapshot,
  type Firestore,
} from 'firebase/firestore/lite';
import { collections, parseConference, parsePbxUser } from '../../firebase/collections.ts';
import { createOnce } from '../../firebase/create-once.ts';
import { problemOf } from '../../firebase/problem.ts';
import type { AloneReason, RunIdentity, RunItem } from '../plan/run-plan.ts';

/** A user's reserved id changes when their conference is deleted; seldom, and never twice at once. */
const IDS = 3;

/**
 * Makes one conference of a run with one write, once: the database refuses a second one. What a refusal
 * means is found out when there is one. Safe to repeat when an answer was lost: a conference that this
 * run has made counts as made.
 *
 * @param drawId draws the Save's id
 * @throws FirebaseError, TimeoutError when it cannot be told whether it was made
 */
export async function createInRun(
  db: Firestore,
  run: RunIdentity,
  item: RunItem,
  drawId: () => string,
): Promise<'made' | AloneReason> {
  let { conferenceId } = item;
  for (let tries = 0; tries < IDS; tries += 1) {
    const tried = { ...item, conferenceId };
    let why: Awaited<ReturnType<typeof explain>>;
    try {
      if ((await create(db, run, tried, drawId())) === null) return 'made';
      why = await explain(db, run, tried);
    } catch (error) {
      if (problemOf(error) !== 'denied') throw error;
      why = await explain(db, run, tried);
      if (why === null) throw error;
    }
    if (typeof why === 'string') return why;
    if (why !== null) conferenceId = why.reserved;
  }
  return 'refused';
}

/** @returns null where it was made; else what stands there */
function create(
  db: Firestore,
  { accountId, uid, runId, kind }: RunIdentity,
  {
    conferenceId,
    tag,
    adminEmail,
    expiresAt,
    expiryChosen = null,
    language = null,
    pbxUserId,
  }: RunItem,
  saveId: string,
): Promise<DocumentSnapshot | null> {
  const now = serverTimestamp();
  return createOnce(db, collections.conference(db, accountId, conferenceId), {
    tag,
    adminEmail,
    expiresAt: expiresAt === null ? null : Timestamp.fromDate(expiresAt),
    expiryChosen,
    language,
    saveId,
    savedAt: now,
    savedBy: uid,
    createdAt: now,
    codesWanted: 1,
    deletedAt: null,
    run: { id: runId, saveId, kind },
    ...(pbxUserId === null ? {} : { pbxUserId }),
  });
}

/** @returns an answer; another id to try; or null where the refusal is about who asks. */
async function explain(
  db: Firestore,
  { accountId, runId }: RunIdentity,
  { conferenceId, pbxUserId, expiresAt }: RunItem,
): Promise<'made' | AloneReason | { readonly reserved: string } | null> {
  const conference = await getDoc(collections.conference(db, accountId, conferenceId));
  const isDeleted =
    conference.exists() && parseConference(conference.id, conference.data()).deletedAt !== null;
  if (conference.exists() && !isDeleted) return isOfRun(conference, runId) ? 'made' : 'has';
  if (pbxUserId === null) return isDeleted ? 'deleted' : hasPassed(expiresAt) ? 'refused' : null;

  const found = await getDoc(collections.pbxUser(db, accountId, pbxUserId));
  if (!found.exists()) return 'left';
  const user = parsePbxUser(found.id, found.data());
  if (user.leftAt !== null) return 'left';
  if (user.hasConference) return 'has';
  if (user.conferenceId !== conferenceId) return { reserved: user.conferenceId };
  // The server is about to reserve another id.
  if (isDeleted) return 'deleted';
  return hasPassed(expiresAt) ? 'refused' : null;
}

function isOfRun(conference: DocumentSnapshot, runId: string): boolean {
  return conference.get('run.id') === runId;
}

/** The expiry may have come while the run was paused. */
function hasPassed(expiresAt: Date | null): boolean {
  return expiresAt !== null && expiresAt.getTime() <= Date.now();
}
