import { randomUUID } from 'node:crypto';
import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import {
  type Authentication,
  look,
  type SettledSignIn,
  type SettleOptions,
  settleSignIn,
} from '../../../domain/account/settle-sign-in.ts';
import type { PasswordStanding } from '../../../domain/account/password-link.ts';
import { passwordStanding, type SignIn } from '../../../domain/account/whose-sign-in.ts';

/** Who can sign in to the portal, as far as people's memberships need it. */
export interface SignIns {
  /**
   * The sign-in of the person at an address, a new one if they have none (domain/account/settle-sign-in.ts).
   * A sign-in of theirs that the provider has disabled stays so: whether somebody may sign in at all
   * is not the account's to decide.
   *
   * @param note  is told what is about to be done to another one's sign-in, and when it was not
   * @throws what Authentication or Firestore throws when it cannot be reached.
   */
  settle(email: string, note: NonNullable<SettleOptions['note']>): Promise<SettledSignIn>;
  /** As `settle`, but a sign-in that has to be made gets this uid. */
  remake(uid: string, email: string): Promise<SettledSignIn>;
  isThere(uid: string): Promise<boolean>;
  /** How it stands with the password of a sign-in that was made for this address. */
  passwordStanding(uid: string, email: string): Promise<PasswordStanding>;
  /**
   * A code of Firebase with which the sign-in of an address gets a password, good for some hours.
   * Nobody is sent it.
   */
  resetCode(email: string): Promise<string>;
  /** Of these people, 100 at most, those whose sign-in is there and not disabled. */
  ableToSignIn(uids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What is used of the Admin SDK's `Auth`. */
interface ProjectAuthentication extends Authentication {
  getUsers(
    ids: { readonly uid: string }[],
  ): Promise<{ readonly users: readonly Pick<SignIn, 'uid' | 'disabled'>[] }>;
  generatePasswordResetLink(email: string, settings?: { readonly url: string }): Promise<string>;
}

/**
 * The sign-ins of a project.
 *
 * @param markResets  an address that stands in the links of reset codes, in which Firebase's own page
 *   would lead on. Nobody follows them; the Auth emulator, which lists all links, shows by it whose they are.
 */
export function signInsOf(
  auth: ProjectAuthentication,
  db: Firestore,
  markResets?: string,
): SignIns {
  const options = { onFile: (uid: string) => addressesOnFile(db, uid), uuid: randomUUID };
  return {
    settle: (email, note) => settleSignIn(auth, email, { ...options, note }),
    remake: (uid, email) => settleSignIn(auth, email, { ...options, uid }),
    isThere: async (uid) => (await look(auth, uid)) !== null,
    passwordStanding: async (uid, email) => passwordStanding(await look(auth, uid), email),
    resetCode: async (email) => {
      const settings = markResets === undefined ? undefined : { url: markResets };
      const link = new URL(await auth.generatePasswordResetLink(email, settings));
      const code = link.searchParams.get('oobCode');
      // The link itself is a secret, and stays out of the message.
      if (code === null) throw new Error('The link of a reset has no code.');
      return code;
    },
    ableToSignIn: async (uids) => {
      if (uids.length === 0) return new Set();
      const { users } = await auth.getUsers(uids.map((uid) => ({ uid })));
      return new Set(users.filter(({ disabled }) => !disabled).map(({ uid }) => uid));
    },
  };
}

/** The addresses of all member documents with this uid, also of who was just taken out; newest first. */
async function addressesOnFile(db: Firestore, uid: string): Promise<string[]> {
  const { docs } = await db.collectionGroup('members').where('uid', '==', uid).get();
  const changedAt = (value: unknown) => (value instanceof Timestamp ? value.toMillis() : 0);
  return docs
    .map((doc) => ({ email: String(doc.get('email')), at: changedAt(doc.get('changedAt')) }))
    .sort((one, other) => other.at - one.at)
    .map(({ email }) => email);
}
