import { isDeepStrictEqual } from 'node:util';
import type {
  DocumentReference,
  DocumentSnapshot,
  Firestore,
  Transaction,
} from 'firebase-admin/firestore';
import { classifyFailure } from '../../../domain/delivery/classify-failure.ts';
import { readMail, type StoredMail, type StoredRetry } from '../stored/delivery-documents.ts';
import {
  entryOf,
  type Places,
  placesAmong,
  readPlaces,
  referencesOf,
  tell,
  type Told,
  wantedness,
} from './places.ts';
import { nextTryAt } from './retry-schedule.ts';

/** What became of a delivery event; the log says it. */
export type MirrorOutcome =
  'sent' | 'waiting' | 'failed' | 'notFinal' | 'notOurs' | 'superseded' | 'unchanged';

/** The states after which a mailer does nothing more by itself (the Trigger Email contract). */
export function isFinal(state: unknown): boolean {
  return state === 'SUCCESS' || state === 'ERROR';
}

/**
 * Copies the final state of a mail to where its `source` says: its conference, its entry in the activity
 * log, its member. What was only refused for now is told as `waiting`, with the moment at which `retryDue`
 * tries it again. Reads the mail as it is now, so that an event that comes late or twice tells nothing old.
 *
 * @param seen the mail as an event brought it: where it says that its end is told is read together with it.
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function mirrorDelivery(
  db: Firestore,
  mailCollection: string,
  mailId: string,
  now: Date,
  seen?: DocumentSnapshot,
): Promise<MirrorOutcome> {
  const reference = db.collection(mailCollection).doc(mailId);
  const expected = seen === undefined ? null : readMail(seen);
  return db.runTransaction(async (transaction): Promise<MirrorOutcome> => {
    const { snapshot, placesOf } = await readTogether(transaction, db, reference, expected);
    const mail = readMail(snapshot);
    if (mail === null) return 'notOurs';
    if (!isFinal(mail.delivery?.state)) return 'notFinal';
    const places = await placesOf(mail);
    if (places.found.length === 0) return 'notOurs';
    const updatedAt = snapshot.updateTime?.toDate() ?? new Date(0);
    const { told, retry } = endOf(mail, updatedAt, places, { lane: mailCollection, mailId, now });
    const outcome = tell(transaction, places, told, retry);
    if (outcome === 'nowhere') return 'superseded';
    return outcome === 'unchanged' || told.state === 'queued' ? 'unchanged' : told.state;
  });
}

interface ReadMail {
  readonly snapshot: DocumentSnapshot;
  readonly placesOf: (mail: StoredMail) => Places | Promise<Places>;
}

/** Reads a mail and its places at once, if they are where it was expected to say; else one after the other. */
async function readTogether(
  transaction: Transaction,
  db: Firestore,
  reference: DocumentReference,
  expected: StoredMail | null,
): Promise<ReadMail> {
  const { id } = reference;
  const together = expected === null ? [] : referencesOf(db, expected.source, id);
  const [snapshot, ...others] = await transaction.getAll(reference, ...together);
  if (snapshot === undefined) throw new Error('A mail that was asked for was not answered.');
  return {
    snapshot,
    placesOf: ({ source }) =>
      isDeepStrictEqual(source, expected?.source)
        ? placesAmong(db, source, id, others)
        : readPlaces(transaction, db, source, id),
  };
}

interface End {
  readonly told: Told;
  readonly retry: StoredRetry | null;
}

/**
 * What to tell of a mail that a mailer has ended. One that tells no end is taken to have written at the end:
 * `updatedAt`.
 */
function endOf(
  { to, delivery }: StoredMail,
  updatedAt: Date,
  places: Places,
  { lane, mailId, now }: { readonly lane: string; readonly mailId: string; readonly now: Date },
): End {
  const at = delivery?.endTime ?? updatedAt;
  if (delivery?.state === 'SUCCESS') {
    return { told: { state: 'sent', to, at, failure: null, detail: null }, retry: null };
  }
  const { isTemporary, ...why } = classifyFailure(delivery?.error ?? null, delivery?.cause ?? null);
  const failed: End = { told: { state: 'failed', to, at, ...why }, retry: null };
  const entry = entryOf(places);
  // Only an entry can say when it is to be tried again; and what it says has failed stays so, also when the
  // event of that comes once more.
  if (!isTemporary || entry === null) return failed;
  if (entry.state === 'failed' && entry.at.getTime() === at.getTime()) {
    return { ...failed, told: { ...failed.told, failure: entry.failure } };
  }
  const wanted = wantedness(places);
  if (wanted !== 'wanted') return { ...failed, told: { ...failed.told, failure: wanted } };
  const since = entry.retry?.since ?? at;
  const dueAt = nextTryAt(since, now);
  if (dueAt === null) return failed;
  return {
    told: { ...failed.told, state: 'waiting', nextTryAt: dueAt },
    retry: { lane, mailId, since, dueAt },
  };
}
