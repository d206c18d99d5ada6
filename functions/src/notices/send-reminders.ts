import { type DocumentReference, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { REMINDED_BEFORE_MS } from '../../../domain/conference/reminder.ts';
import { renderExpiryReminder } from '../../../domain/email/notices/expiry-reminder.ts';
import { languageOf } from '../../../domain/language.ts';
import { paths, reminderId } from '../../../domain/paths.ts';
import {
  readAccount,
  readConference,
  readDeletedAt,
  readToldCodes,
} from '../stored/conference-documents.ts';
import { handleDue, type NoticeDependencies, type Outcomes } from './handle-due.ts';
import { queueNotice } from './queue-notice.ts';

/** What became of a conference whose reminder was due; the log counts them. */
export type ReminderOutcome =
  /** Its email is queued. */
  | 'reminded'
  /** An earlier attempt, whose answer was lost, had done so. */
  | 'alreadyReminded'
  /** The account does not want reminders, or conferencing is off. */
  | 'notWanted'
  /** It has expired meanwhile: the scheduled function was away for a week. */
  | 'expired'
  /** Somebody has moved the expiry or deleted the conference meanwhile. */
  | 'notDue'
  /** Something stored is not what the schemas take. */
  | 'invalid';

/**
 * Reminds the admins of all conferences that expire within a week, of all accounts, once for each
 * expiry (docs/saves.md, "Emails that nobody saves for").
 *
 * @param onFailure told of each conference that could not be seen to; the next time tries it again.
 * @throws what Firestore throws when the conferences cannot be read.
 */
export function sendReminders(
  db: Firestore,
  dependencies: NoticeDependencies,
  onFailure: (error: unknown) => void,
): Promise<Outcomes<ReminderOutcome>> {
  const due = db
    .collectionGroup('conferences')
    .where('deletedAt', '==', null)
    .where('remindAt', '<=', dependencies.now())
    .orderBy('remindAt');
  return handleDue(due, ({ ref }) => remind(db, dependencies, ref), onFailure);
}

const time = z.instanceof(Timestamp).transform((at) => at.toDate());

/** One conference, as it is now: whoever moved or deleted it meanwhile has the last word. */
async function remind(
  db: Firestore,
  { now, portal, bulkMailCollection }: NoticeDependencies,
  reference: DocumentReference,
): Promise<ReminderOutcome> {
  const conferenceId = reference.id;
  // A conference is below its account.
  const accountId = reference.parent.parent?.id ?? '';
  return db.runTransaction(async (transaction): Promise<ReminderOutcome> => {
    const [snapshot, accountNow] = await transaction.getAll(
      reference,
      db.doc(paths.account(accountId)),
    );
    const at = now();
    const dueAt = time.safeParse(snapshot?.get('remindAt')).data;
    if (!snapshot?.exists || accountNow === undefined || readDeletedAt(snapshot) !== null) {
      return 'notDue';
    }
    if (dueAt === undefined || dueAt.getTime() > at.getTime()) return 'notDue';
    const done = <T extends ReminderOutcome>(outcome: T): T => {
      transaction.update(snapshot.ref, { remindAt: null });
      return outcome;
    };
    const conference = readConference(snapshot);
    const account = readAccount(accountNow);
    if (conference === null || account === null) return done('invalid');
    const { tag, adminEmail, expiresAt } = conference;
    if (expiresAt === null || expiresAt.getTime() <= at.getTime()) return done('expired');
    // Moved just now: the functions are about to see that Save.
    if (expiresAt.getTime() - at.getTime() > REMINDED_BEFORE_MS) return 'notDue';
    if (account.expiryReminders === false || !account.services.conferencing) {
      return done('notWanted');
    }

    const isQueued = await queueNotice(transaction, db, {
      accountId,
      // Names conference and expiry: of each there is one, also when an expiry comes back.
      id: reminderId(conferenceId, expiresAt),
      mailCollection: bulkMailCollection,
      to: adminEmail,
      at,
      conferenceId,
      entry: { kind: 'expiryReminded', tag },
      expiresAt,
      message: () =>
        renderExpiryReminder({
          ...{ account, accountId, conferenceId, tag, expiresAt, portal },
          language: languageOf(conference, account),
          codes: readToldCodes(snapshot),
        }),
    });
    return done(isQueued ? 'reminded' : 'alreadyReminded');
  });
}
