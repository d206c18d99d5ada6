/** How each error code appears on the two transports (google/rpc/code.proto). */
import type { ErrorCode } from '../engine/values/error.ts';
import { FirestoreError } from '../engine/values/error.ts';

const statuses: Readonly<Record<ErrorCode, { readonly number: number; readonly http: number }>> = {
  CANCELLED: { number: 1, http: 499 },
  INVALID_ARGUMENT: { number: 3, http: 400 },
  DEADLINE_EXCEEDED: { number: 4, http: 504 },
  NOT_FOUND: { number: 5, http: 404 },
  ALREADY_EXISTS: { number: 6, http: 409 },
  PERMISSION_DENIED: { number: 7, http: 403 },
  RESOURCE_EXHAUSTED: { number: 8, http: 429 },
  FAILED_PRECONDITION: { number: 9, http: 400 },
  ABORTED: { number: 10, http: 409 },
  OUT_OF_RANGE: { number: 11, http: 400 },
  UNIMPLEMENTED: { number: 12, http: 501 },
  INTERNAL: { number: 13, http: 500 },
  UNAVAILABLE: { number: 14, http: 503 },
  UNAUTHENTICATED: { number: 16, http: 401 },
};

export function codeNumber(code: ErrorCode): number {
  return statuses[code].number;
}

export function httpStatus(code: ErrorCode): number {
  return statuses[code].http;
}

/**
 * What a caller is told. Anything but a FirestoreError is our own mistake: `report` gets it for the
 * log, the caller only learns that it was one.
 */
export function asFirestoreError(error: unknown, report: (error: unknown) => void): FirestoreError {
  if (error instanceof FirestoreError) return error;
  report(error);
  return new FirestoreError('INTERNAL', 'The embedded Firestore failed; its log says where.');
}
