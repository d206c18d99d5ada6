import {
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type Transaction,
} from 'firebase-admin/firestore';
import { mailId, paths } from '../../../domain/paths.ts';
import { readNewestSave } from '../stored/conference-documents.ts';
import { readToldDelivery } from '../stored/delivery-documents.ts';

/**
 * Reads the entry of the email that a conference tells as waiting to be tried again, where that is of an
 * earlier Save. Costs nothing while there is none.
 *
 * @returns null where there is nothing to supersede
 */
export async function readSuperseded(
  transaction: Transaction,
  db: Firestore,
  { accountId, conferenceId, saveId }: Record<'accountId' | 'conferenceId' | 'saveId', string>,
  conference: DocumentSnapshot,
): Promise<DocumentSnapshot | null> {
  const newest = readNewestSave(conference);
  const told = newest?.email ?? null;
  if (told === null || told.state !== 'waiting') return null;
  if (newest?.saveId !== saveId || told.saveId === saveId) return null;
  const id = mailId(conferenceId, told.saveId);
  const entry = await transaction.get(db.doc(paths.activityEntry(accountId, id)));
  return readToldDelivery(entry, 'email')?.state === 'waiting' ? entry : null;
}

/** Says of a waiting email that a newer Save has sent its own; `retryDue` then does not try it again. */
export function supersede(transaction: Transaction, entry: DocumentSnapshot | null): void {
  if (entry === null) return;
  transaction.update(entry.ref, {
    'email.state': 'failed',
    'email.failure': 'superseded',
    'email.nextTryAt': FieldValue.delete(),
    retry: FieldValue.delete(),
  });
}
