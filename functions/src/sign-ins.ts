import { randomUUID } from 'node:crypto';
import type { Auth, UserRecord } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import { GIVEN_UID } from '../../domain/account.ts';

/** Who can sign in to the portal, as far as inviting people needs it. */
export interface SignIns {
  /**
   * The uid of whoever signs in with this address, of a new sign-in if nobody does. A new one has no
   * password: its owner sets one through the portal, which proves that the mailbox is theirs.
   *
   * Firebase lets anybody sign up with any address and a password of their own. Somebody could do so
   * with the address of a person who will be invited, and be let in instead of them. So a sign-in
   * that nobody has proved to own and that is a member of nothing is replaced by a new one, with
   * another uid: sessions of the old one lead nowhere.
   *
   * A sign-in that the provider has disabled is found like any other and stays disabled: whether
   * somebody may sign in at all is not the account's to decide.
   *
   * @returns null where Authentication does not take the address.
   * @throws what Authentication or Firestore throws when it cannot be reached.
   */
  findOrCreate(email: string): Promise<string | null>;
}

/** The sign-ins of a project. */
export function signInsOf(auth: Auth, db: Firestore): SignIns {
  return {
    async findOrCreate(email) {
      try {
        const existing = await find(auth, email);
        if (existing !== null) {
          if (await isTrusted(db, existing)) return existing.uid;
          await auth.deleteUser(existing.uid);
        }
        return (await auth.createUser({ uid: GIVEN_UID + randomUUID(), email })).uid;
      } catch (error) {
        if (isAuthError(error, 'auth/invalid-email')) return null;
        // Somebody else was faster by a moment.
        const other = isAuthError(error, 'auth/email-already-exists')
          ? await find(auth, email)
          : null;
        if (other === null || !(await isTrusted(db, other))) throw error;
        return other.uid;
      }
    },
  };
}

/** Whether a sign-in is its owner's: proved, given by us, or already a member somewhere. */
async function isTrusted(db: Firestore, user: UserRecord): Promise<boolean> {
  if (user.emailVerified || user.disabled || user.uid.startsWith(GIVEN_UID)) return true;
  const memberships = db.collectionGroup('members').where('uid', '==', user.uid).limit(1);
  return !(await memberships.get()).empty;
}

async function find(auth: Auth, email: string): Promise<UserRecord | null> {
  try {
    return await auth.getUserByEmail(email);
  } catch (error) {
    if (isAuthError(error, 'auth/user-not-found')) return null;
    throw error;
  }
}

function isAuthError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
