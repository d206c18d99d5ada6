import { signInWithEmailAndPassword } from 'firebase/auth';
import { auth } from '../../../firebase/auth.ts';
import { errorCode } from '../../../firebase/problem.ts';

/** Why signing in did not work, as a key of the catalogue. */
export type SignInFailure = 'wrong' | 'tooMany' | 'disabled' | 'network' | 'unknown';

/** @returns null when the person is signed in. Which of address and password is wrong stays unsaid. */
export async function signIn(email: string, password: string): Promise<SignInFailure | null> {
  try {
    await signInWithEmailAndPassword(auth, email.trim(), password);
    return null;
  } catch (error) {
    return signInFailure(errorCode(error));
  }
}

/** Sorts the codes of firebase/auth (its AuthErrorCodes). */
export function signInFailure(code: string): SignInFailure {
  switch (code) {
    case 'auth/invalid-credential':
    case 'auth/invalid-login-credentials':
    case 'auth/wrong-password':
    case 'auth/user-not-found':
    case 'auth/invalid-email':
      return 'wrong';
    case 'auth/too-many-requests':
      return 'tooMany';
    case 'auth/user-disabled':
      return 'disabled';
    case 'auth/network-request-failed':
    case 'auth/timeout':
      return 'network';
    default:
      return 'unknown';
  }
}
