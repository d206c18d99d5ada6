import { confirmPasswordReset } from 'firebase/auth';
import { auth } from '../../../firebase/auth.ts';
import { errorCode } from '../../../firebase/problem.ts';
import { signIn } from './sign-in.ts';

/** Shorter ones are refused here; Firebase may be set to refuse more. */
export const SHORTEST_PASSWORD = 8;

/**
 * Why a password was not chosen. `ended`: the code is not good any more, and a new one may be; `signIn`:
 * it was chosen, and only the signing in did not work.
 */
export type ChooseFailure = 'ended' | 'weak' | 'tooMany' | 'network' | 'unknown' | 'signIn';

/**
 * Sets the password of the person whose code this is, and signs them in.
 *
 * @returns null when they are signed in.
 */
export async function choosePassword(
  email: string,
  code: string,
  password: string,
): Promise<ChooseFailure | null> {
  try {
    await confirmPasswordReset(auth, code, password);
  } catch (error) {
    return chooseFailure(errorCode(error));
  }
  return (await signIn(email, password)) === null ? null : 'signIn';
}

/** Sorts the codes of firebase/auth (its AuthErrorCodes). */
export function chooseFailure(code: string): ChooseFailure {
  switch (code) {
    case 'auth/expired-action-code':
    case 'auth/invalid-action-code':
    case 'auth/user-not-found':
    case 'auth/user-disabled':
      return 'ended';
    case 'auth/weak-password':
    case 'auth/password-does-not-meet-requirements':
      return 'weak';
    case 'auth/too-many-requests':
      return 'tooMany';
    case 'auth/network-request-failed':
    case 'auth/timeout':
      return 'network';
    default:
      return 'unknown';
  }
}
