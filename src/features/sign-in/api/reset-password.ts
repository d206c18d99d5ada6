import { sendPasswordResetEmail } from 'firebase/auth';
import type { Language } from '../../../../domain/account/account.ts';
import { auth } from '../../../firebase/auth.ts';
import { errorCode } from '../../../firebase/problem.ts';

export type ResetFailure = 'tooMany' | 'network' | 'unknown';

/**
 * Has Firebase send a link for a new password, in the given language.
 *
 * @returns null when it was asked for. An address without a user gets the same answer: whoever asks
 *   must not learn who has one.
 */
export async function resetPassword(
  email: string,
  language: Language,
): Promise<ResetFailure | null> {
  auth.languageCode = language;
  try {
    await sendPasswordResetEmail(auth, email.trim());
    return null;
  } catch (error) {
    switch (errorCode(error)) {
      case 'auth/user-not-found':
      case 'auth/user-disabled':
      case 'auth/invalid-email':
        return null;
      case 'auth/too-many-requests':
        return 'tooMany';
      case 'auth/network-request-failed':
        return 'network';
      default:
        return 'unknown';
    }
  }
}
