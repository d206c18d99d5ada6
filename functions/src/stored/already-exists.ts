/** gRPC's ALREADY_EXISTS. */
const ALREADY_EXISTS = 6;

/** Whether a commit was refused because a create found its document. */
export function isAlreadyExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === ALREADY_EXISTS;
}
