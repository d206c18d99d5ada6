import type { Firestore } from 'firebase-admin/firestore';
import { classifyDeliveryError } from '../../domain/email-failure.ts';
import { paths } from '../../domain/paths.ts';
import { readMail, readNewestSave, type StoredMail } from './documents.ts';

/** What became of a delivery event; the log says it. */
export type MirrorOutcome = 'sent' | 'failed' | 'notFinal' | 'notOurs' | 'superseded' | 'unchanged';

/** The states after which a mailer does nothing more by itself (the Trigger Email contract). */
export function isFinal(state: unknown): boolean {
  return state === 'SUCCESS' || state === 'ERROR';
}

/**
 * Copies the final state of a mail onto its conference, if that still speaks of the same Save.
 * Reads the mail as it is now, so that an event that comes late or twice tells nothing old.
 *
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function mirrorDelivery(
  db: Firestore,
  mailCollection: string,
  mailDocumentId: string,
): Promise<MirrorOutcome> {
  const mailReference = db.collection(mailCollection).doc(mailDocumentId);
  return db.runTransaction(async (transaction): Promise<MirrorOutcome> => {
    const snapshot = await transaction.get(mailReference);
    const mail = readMail(snapshot);
    if (mail === null) return 'notOurs';
    if (!isFinal(mail.delivery?.state)) return 'notFinal';
    const { accountId, conferenceId, saveId } = mail.source;
    const reference = db.doc(paths.conference(accountId, conferenceId));
    const newest = readNewestSave(await transaction.get(reference));
    if (newest?.email?.saveId !== saveId) return 'superseded';

    const end = finalState(mail, snapshot.updateTime?.toDate() ?? new Date(0));
    const told = newest.email;
    if (told.state === end.state && told.at.getTime() === end.at.getTime()) return 'unchanged';
    transaction.update(reference, { email: { saveId, to: mail.to, ...end } });
    return end.state;
  });
}

/** A mailer that tells no end is taken to have written at the end: `updatedAt`. */
function finalState({ delivery }: StoredMail, updatedAt: Date) {
  const at = delivery?.endTime ?? updatedAt;
  if (delivery?.state === 'SUCCESS') {
    return { state: 'sent', at, failure: null, detail: null } as const;
  }
  return { state: 'failed', at, ...classifyDeliveryError(delivery?.error ?? null) } as const;
}
