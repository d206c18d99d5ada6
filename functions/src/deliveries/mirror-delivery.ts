import type { Firestore } from 'firebase-admin/firestore';
import { classifyFailure } from '../../../domain/delivery/classify-failure.ts';
import { readMail, type StoredMail, type StoredRetry } from '../stored/delivery-documents.ts';
import { entryOf, type Places, readPlaces, tell, type Told, wantedness } from './places.ts';
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
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function mirrorDelivery(
  db: Firestore,
  mailCollection: string,
  mailId: string,
  now: Date,
): Promise<MirrorOutcome> {
  const reference = db.collection(mailCollection).doc(mailId);
  return db.runTransaction(async (transaction): Promise<MirrorOutcome> => {
    const snapshot = await transaction.get(reference);
    const mail = readMail(snapshot);
    if (mail === null) return 'notOurs';
    if (!isFinal(mail.delivery?.state)) return 'notFinal';
    const places = await readPlaces(transaction, db, mail.source, mailId);
    if (places.found.length === 0) return 'notOurs';
    const updatedAt = snapshot.updateTime?.toDate() ?? new Date(0);
    const { told, retry } = endOf(mail, updatedAt, places, { lane: mailCollection, mailId, now });
    const outcome = tell(transaction, places, told, retry);
    if (outcome === 'nowhere') return 'superseded';
    return outcome === 'unchanged' || told.state === 'queued' ? 'unchanged' : told.state;
  });
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
