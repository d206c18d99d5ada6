import type { UserRecord } from 'firebase-admin/auth';
import type { Operator } from './connect.ts';

/** The person who signs in with this address; null when nobody does. */
export async function findUser({ auth }: Operator, email: string): Promise<UserRecord | null> {
  try {
    return await auth.getUserByEmail(email);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'auth/user-not-found') {
      return null;
    }
    throw error;
  }
}
