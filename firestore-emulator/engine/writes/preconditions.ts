/**
 * What a write demands of the document it meets.
 *
 * Source: https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#precondition
 */
import { FirestoreError } from '../values/error.ts';
import { toMicros } from '../values/time.ts';
import type { Document, Precondition } from '../values/types.ts';

/**
 * What is to be said where `document` is not as demanded: NOT_FOUND, ALREADY_EXISTS or
 * FAILED_PRECONDITION; null where it is. `name` is the document's full resource name, for the message.
 */
export function unmetPrecondition(
  precondition: Precondition | undefined,
  document: Document | null,
  name: string,
): FirestoreError | null {
  if (precondition === undefined) return null;
  if (precondition.kind === 'updateTime') {
    const stored = document === null ? 0 : toMicros(document.updateTime);
    const required = toMicros(precondition.updateTime);
    if (stored !== required || document === null) {
      return new FirestoreError(
        'FAILED_PRECONDITION',
        `the stored version (${stored}) does not match the required base version (${required})`,
      );
    }
    return null;
  }
  if (precondition.exists && document === null) {
    return new FirestoreError('NOT_FOUND', `No document to update: ${name}`);
  }
  if (!precondition.exists && document !== null) {
    return new FirestoreError('ALREADY_EXISTS', `Document already exists: ${name}`);
  }
  return null;
}
