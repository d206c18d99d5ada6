import { type DocumentReference, FieldValue, type Transaction } from 'firebase-admin/firestore';
import type { EmailFailure } from '../../domain/conference.ts';
import type { NewestSave } from './documents.ts';
import type { Save } from './save.ts';

/**
 * Writes into a transaction that a Save ends without an email and why, unless a newer Save stands on
 * the conference: its story is its own. Whoever saves again tries again.
 */
export function failBeforeSending(
  transaction: Transaction,
  reference: DocumentReference,
  newest: NewestSave,
  { saveId }: Save,
  failure: EmailFailure,
): void {
  if (newest.saveId !== saveId) return;
  transaction.update(reference, {
    email: {
      state: 'failed',
      saveId,
      to: newest.adminEmail,
      at: FieldValue.serverTimestamp(),
      failure,
      detail: null,
    },
  });
}
