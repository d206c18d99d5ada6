/**
 * What kind of failure an SDK's error is, for choosing a sentence.
 * `unavailable` there was no answer; `denied` the rules said no; `quota` too much was asked; `session`
 * nobody is signed in any more.
 *
 * Whether this machine or the service was away is not told apart. What the browser says of the network
 * (`navigator.onLine`) is false beside a server that can be reached, and true behind a router that is
 * dead; and a request that was not answered may have been carried out in either case.
 */
export type Problem = 'unavailable' | 'denied' | 'quota' | 'session' | 'unknown';

/** The service did not answer within the time that a person waits. */
export class TimeoutError extends Error {
  override name = 'TimeoutError';
}

/**
 * Sorts an error of firebase/auth or firebase/firestore/lite. The Lite SDK reports a failed `fetch`
 * as code `unknown` with the message "Request failed with error: …" (its FetchConnection).
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof TimeoutError) return 'unavailable';
  switch (errorCode(error)) {
    case 'permission-denied':
      return 'denied';
    case 'resource-exhausted':
      return 'quota';
    case 'unauthenticated':
    case 'auth/user-token-expired':
    case 'auth/user-disabled':
    case 'auth/invalid-user-token':
      return 'session';
    case 'auth/network-request-failed':
    case 'unavailable':
    case 'deadline-exceeded':
    case 'aborted':
    case 'internal':
      return 'unavailable';
    default:
      return isFailedFetch(error) ? 'unavailable' : 'unknown';
  }
}

/** The `code` of a Firebase error, or the empty string. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code.replace(/^firestore\//, '') : '';
}

function isFailedFetch(error: unknown): boolean {
  return error instanceof Error && /Request failed with error|Failed to fetch/.test(error.message);
}

/**
 * Gives up waiting for `work` after `milliseconds`. What was asked may still happen.
 *
 * @throws TimeoutError
 */
export async function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const alarm = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError()), milliseconds);
  });
  try {
    return await Promise.race([work, alarm]);
  } finally {
    clearTimeout(timer);
  }
}
