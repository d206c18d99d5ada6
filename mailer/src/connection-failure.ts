/** Nodemailer's codes for a server that cannot be reached or does not speak as it should. */
const CODES: ReadonlySet<unknown> = new Set([
  'ECONNECTION',
  'EDNS',
  'EPROTOCOL',
  'ESOCKET',
  'ETIMEDOUT',
]);

/** Its names for what it was doing: CONN is whatever goes wrong with the connection itself. */
const COMMANDS: ReadonlySet<unknown> = new Set(['CONN', 'EHLO', 'HELO']);

/** "Closing transmission channel", which a server that shuts down may answer to anything. */
const SERVICE_CLOSING = 421;

/**
 * Whether an error of nodemailer says that the server was away, so that the same message may well be
 * sent a little later; not, where the server refused something, the sign-in included.
 *
 * Says nothing of when that was: see `WatchedMessage.onContent`.
 */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, command, permanent, responseCode } = error as Error & Record<string, unknown>;
  if (responseCode === SERVICE_CLOSING) return true;
  return permanent !== true && CODES.has(code) && COMMANDS.has(command);
}
