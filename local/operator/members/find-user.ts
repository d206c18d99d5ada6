import type { UserRecord } from 'firebase-admin/auth';
import type { Operator } from '../connect.ts';

/** The Admin SDK's words for a person whom it does not find, or cannot look for. */
const NOBODY = ['auth/user-not-found', 'auth/invalid-email'];

/** The person who signs in with this address; null when nobody does, or nobody could. */
export async function findUser({ auth }: Operator, email: string): Promise<UserRecord | null> {
  try {
    return await auth.getUserByEmail(email);
  } catch (error) {
    if (isAuthError(error, NOBODY)) return null;
    throw error;
  }
}

/** Whether this is the Admin SDK's error of one of these codes. */
function isAuthError(error: unknown, codes: readonly string[]): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    codes.includes(error.code)
  );
}
