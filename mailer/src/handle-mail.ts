import type { DocumentReference, DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { outlastLease } from './outlast-lease.ts';
import { type Look, type MailerDependencies, sendMail, type SendOutcome } from './send-mail.ts';

/** How an event waits: all in milliseconds. */
export interface Waiting {
  readonly pause: (milliseconds: number) => Promise<void>;
  /** So long an event may pause in all for room in the minute. */
  readonly pauseAtMost: number;
}

/**
 * Does all that an event of a mail asks for: sends it, as soon as nobody else holds it and the minute has
 * room. Safe to call again after it has thrown, or died: nothing is known here
 * that does not stand in the mail.
 *
 * @param seen the mail as the event brought it (`sendMail`)
 * @throws Error when the mail has to wait longer than an event may, and what Firestore throws when it
 *   cannot be reached; the event then comes again.
 */
export async function handleMail(
  db: Firestore,
  dependencies: MailerDependencies,
  reference: DocumentReference,
  { pause, pauseAtMost }: Waiting,
  seen?: DocumentSnapshot,
): Promise<SendOutcome> {
  const { now } = dependencies;
  const end = now().getTime() + pauseAtMost;
  let fresh = seen;
  const look = async (): Promise<SendOutcome> => {
    for (;;) {
      const outcome: Look = await sendMail(db, dependencies, reference, fresh);
      fresh = undefined;
      if (typeof outcome === 'string') return outcome;
      if (now().getTime() + outcome.pause > end) {
        throw new Error('The mail has to wait longer than this event may.');
      }
      await pause(outcome.pause);
    }
  };
  return outlastLease(look, pause);
}
