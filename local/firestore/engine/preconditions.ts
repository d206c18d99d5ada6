/**
 * What a write demands of the document it meets.
 *
 * Source: https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#precondition
 */
import { FirestoreError } from './error.ts';
import { toMicros } from './time.ts';
import type { Document, Precondition } from './types.ts';

/**
 * Throws NOT_FOUND, ALREADY_EXISTS or FAILED_PRECONDITION where `document` is not as demanded.
 * `name` is the document's full resource name, for the message.
 */
export function checkPrecondition(
  precondition: Precondition | undefined,
  document: Document | null,
  name: string,
): void {
  if (precondition === undefined) return;
  if (precondition.kind === 'updateTime') {
    const stored = document === null ? 0 : toMicros(document.updateTime);
    const required = toMicros(precondition.updateTime);
    if (stored !== required || document === null) {
      throw new FirestoreError(
        'FAILED_PRECONDITION',
        `the stored version (${stored}) does not match the required base version (${required})`,
      );
    }
    return;
  }
  if (precondition.exists && document === null) {
    throw new FirestoreError('NOT_FOUND', `No document to update: ${name}`);
  }
  if (!precondition.exists && document !== null) {
    throw new FirestoreError('ALREADY_EXISTS', `Document already exists: ${name}`);
  }
}
