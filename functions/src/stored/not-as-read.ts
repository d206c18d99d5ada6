/** gRPC's NOT_FOUND and FAILED_PRECONDITION. */
const CODES: readonly unknown[] = [5, 9];

/** Whether a write was refused because its document is not there, or not as it was read, any more. */
export function notAsRead(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CODES.includes(error.code);
}
