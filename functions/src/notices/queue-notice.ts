import { type Firestore, Timestamp, type Transaction } from 'firebase-admin/firestore';
import type { ActivityEntry } from '../../../domain/account/activity.ts';
import type { RenderedEmail } from '../../../domain/email/email-types.ts';
import { paths } from '../../../domain/paths.ts';
import { activityEntry } from '../stored/activity-entry.ts';

/** An email to a conference's admin that nobody has saved for. */
export interface Notice {
  readonly accountId: string;
  /** Of the mail and of the activity entry; it names what the email is about. */
  readonly id: string;
  readonly mailCollection: string;
  readonly to: string;
  readonly at: Date;
  readonly conferenceId: string;
  readonly entry: Pick<ActivityEntry, 'kind' | 'tag'>;
  /** Where it is about an expiry: which; it is not tried again once that is another one. */
  readonly expiresAt: Date | null;
  readonly message: () => RenderedEmail;
}

/**
 * Queues an email and tells the activity log of it, unless either is there: of each id there is one. (Mail
 * expires; the entry stays.) Its delivery is told on the entry.
 *
 * Reads first and then writes into the transaction; so it comes before all other writes.
 *
 * @returns false where it was there.
 */
export async function queueNotice(
  transaction: Transaction,
  db: Firestore,
  { accountId, id, mailCollection, to, at: date, conferenceId, entry: told, ...notice }: Notice,
): Promise<boolean> {
  const entry = db.doc(paths.activityEntry(accountId, id));
  const mail = db.collection(mailCollection).doc(id);
  const found = await transaction.getAll(entry, mail);
  if (found.some(({ exists }) => exists)) return false;
  const at = Timestamp.fromDate(date);
  const email = { state: 'queued', to, at, failure: null, detail: null } as const;
  const { expiresAt, message } = notice;
  const about = { conferenceId, expiresAt };
  transaction.create(entry, activityEntry({ ...told, ...about, at, by: null, email }));
  transaction.create(mail, {
    to,
    message: message(),
    // RFC 3834: no out-of-office answers to an email that nobody wrote by hand.
    headers: { 'Auto-Submitted': 'auto-generated' },
    source: { accountId, activityId: id, about },
  });
  return true;
}
