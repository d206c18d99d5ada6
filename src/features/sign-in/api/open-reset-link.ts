import { verifyPasswordResetCode } from 'firebase/auth';
import { auth } from '../../../firebase/auth.ts';
import { errorCode, withTimeout } from '../../../firebase/problem.ts';
import type { OpenedLink } from './open-password-link.ts';

const PATIENCE_MS = 10_000;

/** Firebase's codes of a link that has been used, has ended, or never was one; and of its person. */
const ENDED = [
  'auth/expired-action-code',
  'auth/invalid-action-code',
  'auth/user-not-found',
  'auth/user-disabled',
];

/**
 * As `openPasswordLink`, for the link of a forgotten password, which Firebase has sent.
 *
 * @throws FirebaseError when Authentication cannot be asked.
 */
export async function openResetLink(code: string): Promise<OpenedLink> {
  try {
    const email = await withTimeout(verifyPasswordResetCode(auth, code), PATIENCE_MS);
    return { state: 'open', email, code };
  } catch (error) {
    if (ENDED.includes(errorCode(error))) return { state: 'ended', email: null };
    throw error;
  }
}

/**
 * Whether a code still lets a password be set.
 *
 * @throws FirebaseError when Authentication cannot be asked.
 */
export async function isGoodCode(code: string): Promise<boolean> {
  return (await openResetLink(code)).state === 'open';
}
