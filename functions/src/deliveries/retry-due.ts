import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
} from 'firebase-admin/firestore';
import { inParallel } from '../in-parallel.ts';
import {
  readMail,
  readRetry,
  readToldDelivery,
  sourceOfEntry,
} from '../stored/delivery-documents.ts';
import { isFinal, mirrorDelivery } from './mirror-delivery.ts';
import { readPlaces, tell, type Told, wantedness } from './places.ts';

/**
 * So many emails of each lane are tried again in one minute: a server that was away is not overrun when it is
 * back, and one that takes only so many a minute still takes what is new.
 */
export const RETRIES_A_MINUTE = 60;
/** So many are written at a time. */
const AT_ONCE = 8;

/** What became of an email that was due; the log counts them. */
export type RetryOutcome = 'retried' | 'ended' | 'withdrawn' | 'notDue';

/**
 * Has the emails tried again that were refused for now and are due, those that wait longest first: writes
 * RETRY, upon which any mailer on the Trigger Email contract sends a mail again, and only once however often
 * it is told. What is not wanted any more is not sent, and said to be replaced or withdrawn.
 *
 * @param lanes the collections of mail
 * @param onFailure told of each email that could not be seen to; the next minute tries it again
 * @throws what Firestore throws when it cannot be asked what is due
 */
export async function retryDue(
  db: Firestore,
  lanes: readonly string[],
  now: Date,
  onFailure: (error: unknown) => void,
): Promise<Readonly<Record<RetryOutcome, number>>> {
  const counts = { retried: 0, ended: 0, withdrawn: 0, notDue: 0 };
  const due = await Promise.all(
    lanes.map((lane) =>
      db
        .collectionGroup('activity')
        .where('retry.lane', '==', lane)
        .where('retry.dueAt', '<=', now)
        .orderBy('retry.dueAt')
        .limit(RETRIES_A_MINUTE)
        .get(),
    ),
  );
  const entries = due.flatMap(({ docs }) => docs.map(({ ref }) => ref));
  await inParallel(AT_ONCE, entries, async (entry) => {
    try {
      counts[await retryOne(db, entry, now)] += 1;
    } catch (error) {
      onFailure(error);
    }
  });
  return counts;
}

async function retryOne(
  db: Firestore,
  reference: DocumentReference,
  now: Date,
): Promise<RetryOutcome> {
  const accountId = reference.parent.parent?.id ?? '';
  const outcome = await db.runTransaction(async (transaction): Promise<RetryOutcome | Ended> => {
    const entry = await transaction.get(reference);
    const retry = readRetry(entry);
    if (retry === null || retry.dueAt === null || retry.dueAt.getTime() > now.getTime()) {
      return 'notDue';
    }
    const { lane, mailId, since } = retry;
    const mailReference = db.collection(lane).doc(mailId);
    const snapshot = await transaction.get(mailReference);
    const mail = readMail(snapshot);
    const source = mail?.source ?? sourceOfEntry(accountId, entry);
    const places = await readPlaces(transaction, db, source, mailId);
    const failed = failedAsTold(entry);
    if (mail === null) {
      // Nobody can send it any more; that it was refused was the last that is known of it.
      tell(transaction, places, failed, null);
      return 'ended';
    }
    const state = mail.delivery?.state;
    if (state === 'SUCCESS') return { lane, mailId };
    const wanted = wantedness(places);
    if (isFinal(state) && wanted !== 'wanted') {
      tell(transaction, places, { ...failed, failure: wanted }, null);
      return 'withdrawn';
    }
    // Where somebody has written RETRY already, it is on its way.
    if (isFinal(state)) {
      transaction.update(mailReference, {
        'delivery.state': 'RETRY',
        // It must not expire before it has an end.
        'delivery.expireAt': FieldValue.delete(),
      });
    }
    const queued: Told = { state: 'queued', to: '', at: now, failure: null, detail: null };
    tell(transaction, places, queued, { lane, mailId, since, dueAt: null });
    return 'retried';
  });
  if (typeof outcome === 'string') return outcome;
  await mirrorDelivery(db, outcome.lane, outcome.mailId, now);
  return 'ended';
}

/** A mail that has been sent without anybody having told. */
interface Ended {
  readonly lane: string;
  readonly mailId: string;
}

/** What an entry tells of its email, as its end. */
export function failedAsTold(entry: DocumentSnapshot): Told {
  const told = readToldDelivery(entry, 'email');
  return {
    state: 'failed',
    to: '',
    at: told?.at ?? new Date(0),
    failure: told?.failure ?? 'other',
    detail: told?.detail ?? null,
  };
}
