import {
  type DocumentReference,
  FieldValue,
  type Firestore,
  Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import type { EmailFailure } from '../../../domain/delivery/delivery.ts';
import { paths } from '../../../domain/paths.ts';
import { inParallel } from '../in-parallel.ts';
import {
  type MailSource,
  readMail,
  readToldDelivery,
  sourceOfEntry,
  type StoredMail,
} from '../stored/delivery-documents.ts';
import { isFinal, mirrorDelivery } from './mirror-delivery.ts';
import { readPlaces, tell } from './places.ts';
import { failedAsTold } from './retry-due.ts';

const MINUTE_MS = 60_000;
/** An email that is on its way for so long is looked at. */
export const OVERDUE_MS = 10 * MINUTE_MS;
/** So long an attempt may go on after its lease, and so long one lasts where a mailer tells no lease. */
const GRACE_MS = 5 * MINUTE_MS;
/** A mail that no mailer takes is given up after so long: a limit of messages a minute may hold it up. */
export const UNTAKEN_MS = 2 * 3_600_000;
/** One that waits is tried every half hour at least; if it is not, nobody comes back to it. */
export const FORGOTTEN_MS = 3 * 3_600_000;

/** A mail that was given up may be deleted after so long: it holds codes, and no mailer will say when. */
export const GIVEN_UP_KEPT_MS = 30 * 24 * 3_600_000;

const INTERRUPTED: EmailFailure = 'interrupted';

/** So many are read at a time, and so many written. */
const PAGE = 100;
const AT_ONCE = 8;

/** What became of an email that was on its way for too long; the log counts them. */
export type SettleOutcome = 'told' | 'givenUp' | 'lost' | 'stillUnderWay';

/**
 * Ends what would never end by itself, so that no email is told as on its way for ever, whichever mailer
 * sends: an attempt whose instance died (its lease has run out), a mail that nobody takes, one whose document
 * is gone, one whose end was told to nobody. What is given up says ERROR on the mail as well, so that a mailer
 * that wakes up late does not send it after all.
 *
 * @param lanes the collections of mail
 * @param onFailure told of each email that could not be seen to; the next minute tries it again
 * @throws what Firestore throws when it cannot be asked what is overdue
 */
export async function settleOverdue(
  db: Firestore,
  lanes: readonly string[],
  now: Date,
  onFailure: (error: unknown) => void,
): Promise<Readonly<Record<SettleOutcome, number>>> {
  const counts = { told: 0, givenUp: 0, lost: 0, stillUnderWay: 0 };
  for (const [state, limit] of [
    ['queued', OVERDUE_MS],
    ['waiting', FORGOTTEN_MS],
  ] as const) {
    const overdue = db
      .collectionGroup('activity')
      .where('email.state', '==', state)
      .where('email.at', '<=', new Date(now.getTime() - limit))
      .orderBy('email.at');
    for (let page = await overdue.limit(PAGE).get(); ;) {
      const entries = page.docs.map(({ ref }) => ref);
      await inParallel(AT_ONCE, entries, async (entry) => {
        try {
          counts[await settleOne(db, lanes, entry, now)] += 1;
        } catch (error) {
          onFailure(error);
        }
      });
      const last = page.docs.at(-1);
      if (last === undefined || page.size < PAGE) break;
      // Behind the last one: what is still under way is still there.
      page = await overdue.startAfter(last).limit(PAGE).get();
    }
  }
  return counts;
}

async function settleOne(
  db: Firestore,
  lanes: readonly string[],
  reference: DocumentReference,
  now: Date,
): Promise<SettleOutcome> {
  const accountId = reference.parent.parent?.id ?? '';
  const ended = await db.runTransaction(async (transaction): Promise<SettleOutcome | Mail> => {
    const mail = await findMail(transaction, db, lanes, accountId, reference.id);
    const entry = await transaction.get(reference);
    const told = readToldDelivery(entry, 'email');
    // Its end has come since it was looked for.
    if (told === null || !['queued', 'waiting'].includes(told.state)) return 'stillUnderWay';
    if (mail === null) {
      const source = sourceOfEntry(accountId, entry);
      const mailId = await findInvitation(transaction, db, source, told.at);
      const places = await readPlaces(transaction, db, source, mailId);
      const known = failedAsTold(entry);
      // One that waited was refused. What became of one that was on its way nobody knows.
      const end = told.state === 'waiting' ? known : { ...known, at: now, failure: INTERRUPTED };
      tell(transaction, places, end, null);
      return 'lost';
    }
    if (isFinal(mail.stored.delivery?.state)) return mail;
    const error = whyGivenUp(mail, now);
    if (error === null) return 'stillUnderWay';
    transaction.update(mail.reference, {
      'delivery.state': 'ERROR',
      'delivery.error': error,
      'delivery.cause': FieldValue.delete(),
      'delivery.endTime': Timestamp.fromDate(now),
      'delivery.leaseExpireTime': null,
      'delivery.expireAt': Timestamp.fromMillis(now.getTime() + GIVEN_UP_KEPT_MS),
    });
    return { ...mail, isGivenUp: true };
  });
  if (typeof ended === 'string') return ended;
  // Whoever hears of it does nothing then.
  await mirrorDelivery(db, ended.reference.parent.id, ended.reference.id, now);
  return ended.isGivenUp ? 'givenUp' : 'told';
}

interface Mail {
  readonly reference: DocumentReference;
  readonly stored: StoredMail;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly isGivenUp: boolean;
}

async function findMail(
  transaction: Transaction,
  db: Firestore,
  lanes: readonly string[],
  accountId: string,
  activityId: string,
): Promise<Mail | null> {
  for (const lane of lanes) {
    const { docs } = await transaction.get(
      db.collection(lane).where('source.activityId', '==', activityId),
    );
    for (const snapshot of docs) {
      const stored = readMail(snapshot);
      if (stored?.source.accountId !== accountId) continue;
      const { ref: reference, createTime, updateTime } = snapshot;
      const [createdAt, updatedAt] = [createTime.toDate(), updateTime.toDate()];
      return { reference, stored, createdAt, updatedAt, isGivenUp: false };
    }
  }
  return null;
}

/**
 * @returns the id of the mail that invited a member, where what is told of it is as old as what the entry
 *   tells; otherwise one that no mail has
 */
async function findInvitation(
  transaction: Transaction,
  db: Firestore,
  { accountId, memberUid }: MailSource,
  toldAt: Date,
): Promise<string> {
  if (memberUid === undefined) return '';
  const member = await transaction.get(db.doc(paths.member(accountId, memberUid)));
  const told = readToldDelivery(member, 'invitation');
  const mailId: unknown = told?.['mailId'];
  return told?.at.getTime() === toldAt.getTime() && typeof mailId === 'string' ? mailId : '';
}

/** @returns what to say on a mail that no mailer will end; null where one still may */
function whyGivenUp({ stored, createdAt, updatedAt }: Mail, now: Date): string | null {
  const isPast = (moment: Date, limit: number) => moment.getTime() + limit <= now.getTime();
  const { state, leaseExpireTime } = stored.delivery ?? {};
  switch (state) {
    case 'PROCESSING':
      // The words of the contract, as whichever mailer would have written them.
      return isPast(leaseExpireTime ?? updatedAt, GRACE_MS)
        ? 'Error: Message processing lease expired.'
        : null;
    case undefined:
    case null:
      return isPast(createdAt, UNTAKEN_MS) ? UNTAKEN : null;
    case 'PENDING':
    case 'RETRY':
      return isPast(updatedAt, UNTAKEN_MS) ? UNTAKEN : null;
    default:
      // Of no mailer's; somebody has written it by hand.
      return isPast(updatedAt, OVERDUE_MS) ? 'Error: The sending was interrupted.' : null;
  }
}

/** domain/delivery knows it by its words. */
const UNTAKEN = 'Error: No mailer has taken this mail.';
