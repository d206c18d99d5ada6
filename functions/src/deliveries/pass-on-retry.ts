import { Timestamp, type Firestore } from 'firebase-admin/firestore';
import { paths } from '../../../domain/paths.ts';
import { isAlreadyExists } from '../stored/already-exists.ts';

/** What is passed on lives so long where nobody takes it: beside the extension, which hears of RETRY itself. */
const KEPT_MS = 24 * 3_600_000;

/** What became of it; the log says it. */
export type PassOnOutcome = 'passedOn' | 'alreadyPassedOn' | 'nothing';

/**
 * Whether somebody asks that a mail that was looked at before is sent again (the Trigger Email contract).
 *
 * @param before, after `delivery.state` of the mail before that write and after it
 */
export function asksForAnotherTry(before: unknown, after: unknown): boolean {
  if (before === undefined || before === null || before === after) return false;
  return after === 'RETRY' || after === 'PENDING';
}

/**
 * Tells our mailer that a mail is to be sent again, by a document of its own: the mailer looks only at mail that
 * is created, since each mail is written three times and asks for something once. Reads the mail as it is now;
 * however often an event comes, each write of RETRY is passed on once.
 *
 * @param lane the collection of the mail
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function passOnRetry(
  db: Firestore,
  lane: string,
  mailId: string,
  now: Date,
): Promise<PassOnOutcome> {
  const reference = db.collection(lane).doc(mailId);
  const mail = await reference.get();
  const state: unknown = mail.get('delivery.state');
  if (mail.updateTime === undefined || (state !== 'RETRY' && state !== 'PENDING')) return 'nothing';
  const { seconds, nanoseconds } = mail.updateTime;
  const name = paths.mailRetry(reference.path, `${seconds}_${nanoseconds}`);
  try {
    const expireAt = Timestamp.fromMillis(now.getTime() + KEPT_MS);
    await db.doc(name).create({ expireAt });
    return 'passedOn';
  } catch (error) {
    if (isAlreadyExists(error)) return 'alreadyPassedOn';
    throw error;
  }
}
