import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import { classifyDeliveryError } from '../../../domain/conference/email-failure.ts';
import { paths } from '../../../domain/paths.ts';
import { readMail, readToldDelivery, type StoredMail } from '../stored/conference-documents.ts';

/** What became of a delivery event; the log says it. */
export type MirrorOutcome = 'sent' | 'failed' | 'notFinal' | 'notOurs' | 'superseded' | 'unchanged';

/** The states after which a mailer does nothing more by itself (the Trigger Email contract). */
export function isFinal(state: unknown): boolean {
  return state === 'SUCCESS' || state === 'ERROR';
}

/** A field that tells a delivery, as long as it holds `marks`: those say which mail it speaks of. */
interface Place {
  readonly reference: DocumentReference;
  readonly field: 'email' | 'invitation';
  readonly marks: Readonly<Record<string, string>>;
}

/**
 * Copies the final state of a mail to where its `source` says (documents.ts, `mailSchema`): its
 * conference, its entry in the activity log, its member. Reads the mail as it is now, so that an event
 * that comes late or twice tells nothing old.
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
    const places = placesOf(db, mail, mailDocumentId);
    if (places.length === 0) return 'notOurs';
    const snapshots = await transaction.getAll(...places.map(({ reference }) => reference));

    const end = finalState(mail, snapshot.updateTime?.toDate() ?? new Date(0));
    let outcome: MirrorOutcome = 'superseded';
    for (const [index, { reference, field, marks }] of places.entries()) {
      const found = snapshots[index];
      const told = found === undefined ? null : readToldDelivery(found, field);
      if (told === null || Object.entries(marks).some(([name, mark]) => told[name] !== mark)) {
        continue;
      }
      if (told.state === end.state && told.at.getTime() === end.at.getTime()) {
        if (outcome === 'superseded') outcome = 'unchanged';
        continue;
      }
      transaction.update(reference, { [field]: { ...marks, to: mail.to, ...end } });
      outcome = end.state;
    }
    return outcome;
  });
}

function placesOf(db: Firestore, { source }: StoredMail, mailId: string): readonly Place[] {
  const { accountId, activityId, conferenceId, saveId, memberUid } = source;
  const places: Place[] = [];
  const add = (path: string, field: Place['field'], marks: Place['marks']) => {
    places.push({ reference: db.doc(path), field, marks });
  };
  if (conferenceId !== undefined && saveId !== undefined) {
    add(paths.conference(accountId, conferenceId), 'email', { saveId });
  }
  if (activityId !== undefined) add(paths.activityEntry(accountId, activityId), 'email', {});
  if (memberUid !== undefined) add(paths.member(accountId, memberUid), 'invitation', { mailId });
  return places;
}

/** A mailer that tells no end is taken to have written at the end: `updatedAt`. */
function finalState({ delivery }: StoredMail, updatedAt: Date) {
  const at = delivery?.endTime ?? updatedAt;
  if (delivery?.state === 'SUCCESS') {
    return { state: 'sent', at, failure: null, detail: null } as const;
  }
  return { state: 'failed', at, ...classifyDeliveryError(delivery?.error ?? null) } as const;
}
