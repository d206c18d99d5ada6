import type { Auth } from 'firebase-admin/auth';

/** Who can sign in to the portal, as far as inviting people needs it. */
export interface SignIns {
  /**
   * The uid of whoever signs in with this address, of a new sign-in if nobody does. A new one has no
   * password: its owner sets one through the portal, which proves that the mailbox is theirs.
   *
   * A sign-in that the provider has disabled is found like any other and stays disabled: whether
   * somebody may sign in at all is not the account's to decide.
   *
   * @returns null where Authentication does not take the address.
   * @throws what Authentication throws when it cannot be reached.
   */
  findOrCreate(email: string): Promise<string | null>;
}

/** The sign-ins of a project. */
export function signInsOf(auth: Auth): SignIns {
  return {
    async findOrCreate(email) {
      try {
        const existing = await find(auth, email);
        if (existing !== null) return existing;
        return (await auth.createUser({ email })).uid;
      } catch (error) {
        if (isAuthError(error, 'auth/invalid-email')) return null;
        // Somebody else was faster by a moment.
        const other = isAuthError(error, 'auth/email-already-exists')
          ? await find(auth, email)
          : null;
        if (other === null) throw error;
        return other;
      }
    },
  };
}

async function find(auth: Auth, email: string): Promise<string | null> {
  try {
    return (await auth.getUserByEmail(email)).uid;
  } catch (error) {
    if (isAuthError(error, 'auth/user-not-found')) return null;
    throw error;
  }
}

function isAuthError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
