import {
  getDocs,
  limit,
  query,
  serverTimestamp,
  startAfter,
  where,
  type Firestore,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import { isExpired } from '../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../domain/conference/conference.ts';
import type { Revival } from '../../components/expired/revival.ts';
import { collections, parseConference } from '../../firebase/collections.ts';
import { transact } from '../../firebase/transact.ts';
import type { RunIdentity } from '../plan/run-plan.ts';
import { writtenExpiry } from './save-in-run.ts';
import { conferencesOf } from './look-at-run.ts';

const PAGE_SIZE = 300;

/** The conferences of a run whose newest email is told as failed, page by page. */
export async function* failedConferences(
  db: Firestore,
  { accountId, runId }: Pick<RunIdentity, 'accountId' | 'runId'>,
): AsyncGenerator<readonly Conference[]> {
  const failed = query(
    conferencesOf(db, { accountId, runId, kind: null }),
    where('email.state', '==', 'failed'),
  );
  let last: QueryDocumentSnapshot | undefined;
  do {
    const page = query(failed, ...(last === undefined ? [] : [startAfter(last)]), limit(PAGE_SIZE));
    const { docs } = await getDocs(page);
    yield docs.map((row) => parseConference(row.id, row.data()));
    last = docs.length < PAGE_SIZE ? undefined : docs.at(-1);
  } while (last !== undefined);
}

/** How many emails of a run are told as failed; null while one of them is being sent again. */
export async function countFinalFailures(
  db: Firestore,
  run: Pick<RunIdentity, 'accountId' | 'runId'>,
): Promise<number | null> {
  let count = 0;
  for await (const page of failedConferences(db, run)) {
    if (page.some(({ saveId, email }) => email?.saveId !== saveId)) return null;
    count += page.length;
  }
  return count;
}

/** What becomes of the conferences among them that have expired by then. */
export interface OfExpired {
  readonly revival: Revival;
  readonly now: () => Date;
}

/** How many conferences of a run have failed and, at a moment, expired. */
export async function countFailedAndExpired(
  db: Firestore,
  run: Pick<RunIdentity, 'accountId' | 'runId'>,
  now: Date,
): Promise<number> {
  let count = 0;
  for await (const page of failedConferences(db, run)) {
    count += page.filter((conference) => isExpired(conference, now)).length;
  }
  return count;
}

/**
 * Saves every conference of a run whose email has failed once more, as it is, so that its email is sent
 * again. Who has deleted or saved one meanwhile is left alone.
 *
 * @param turn  asked before each; false ends it
 * @throws FirebaseError, TimeoutError
 */
export async function sendFailedAgain(
  db: Firestore,
  run: RunIdentity,
  drawId: () => string,
  turn: () => Promise<boolean>,
  { revival, now }: OfExpired,
): Promise<void> {
  const all: Conference[] = [];
  for await (const page of failedConferences(db, run)) all.push(...page);
  for (const { id, saveId, email, expiresAt } of all) {
    // Being sent again already.
    if (email?.saveId !== saveId) continue;
    if (revival.kind === 'skip' && isExpired({ expiresAt }, now())) continue;
    if (!(await turn())) return;
    await saveAgain(db, run, id, saveId, drawId(), { revival, now });
  }
}

async function saveAgain(
  db: Firestore,
  { accountId, uid, runId, kind }: RunIdentity,
  conferenceId: string,
  basedOn: string,
  saveId: string,
  { revival, now }: OfExpired,
): Promise<void> {
  const reference = collections.conference(db, accountId, conferenceId);
  await transact(db, async (tx) => {
    const found = await tx.get(reference);
    if (!found.exists()) return;
    const stored = parseConference(found.id, found.data());
    if (stored.deletedAt !== null || stored.saveId !== basedOn) return;
    const run = { id: runId, saveId, kind };
    const isMoved = revival.kind === 'moved' && isExpired(stored, now());
    tx.update(reference, {
      ...{ saveId, savedAt: serverTimestamp(), savedBy: uid, run },
      ...(isMoved ? writtenExpiry(revival.expiry) : {}),
    });
  });
}
