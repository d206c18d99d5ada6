import { randomUUID } from 'node:crypto';
import type { Authentication } from '../../domain/account/settle-sign-in.ts';
import type { SignIn } from '../../domain/account/whose-sign-in.ts';

type Changes = Partial<{ -readonly [K in keyof SignIn]: SignIn[K] }>;

/** Firebase Authentication in memory, as far as people's memberships need it. */
export interface TestAuthentication extends Authentication {
  getUsers(ids: readonly { readonly uid: string }[]): Promise<{ users: SignIn[] }>;
  /** Signs up as anybody can, with a password and nothing proved. */
  signUp(email: string, over?: Changes): SignIn;
  /** Changes a sign-in as its owner, or the provider in the console, can. */
  change(uid: string, changes: Changes): void;
  /** The sign-in with this address. */
  withAddress(email: string): SignIn | undefined;
  uids(): string[];
  generatePasswordResetLink(email: string, settings?: { readonly url: string }): Promise<string>;
  /** How many codes were made, and what was said of the last one. */
  resets(): number;
  resetSettings(): object | undefined;
  /** Is called, once, right before the next call of this name is answered. */
  before(name: Answered, happens: () => void | Promise<void>): void;
}

type Answered = keyof Authentication | 'generatePasswordResetLink';

const PASSWORD = [{ providerId: 'password' }];

class AuthError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export function testAuthentication(): TestAuthentication {
  const users = new Map<string, SignIn>();
  let resets = 0;
  let resetSettings: object | undefined;
  const pending = new Map<Answered, () => void | Promise<void>>();
  const called = async (name: Answered) => {
    const happens = pending.get(name);
    pending.delete(name);
    await happens?.();
  };
  const withAddress = (email: string) => [...users.values()].find((user) => user.email === email);
  const existing = (user: SignIn | undefined): SignIn => {
    if (user === undefined) throw new AuthError('auth/user-not-found');
    return user;
  };
  const refuseTaken = (email: string, uid?: string) => {
    if (!email.includes('@')) throw new AuthError('auth/invalid-email');
    const other = withAddress(email);
    if (other !== undefined && other.uid !== uid) throw new AuthError('auth/email-already-exists');
  };
  const put = (user: SignIn): SignIn => {
    users.set(user.uid, user);
    return user;
  };
  const nobody = { emailVerified: false, disabled: false, providerData: [] };
  return {
    async getUserByEmail(email) {
      await called('getUserByEmail');
      if (!email.includes('@')) throw new AuthError('auth/invalid-email');
      return existing(withAddress(email.toLowerCase()));
    },
    async getUser(uid) {
      await called('getUser');
      return existing(users.get(uid));
    },
    async createUser({ uid, email, password, emailVerified = false }) {
      await called('createUser');
      if (users.has(uid)) throw new AuthError('auth/uid-already-exists');
      refuseTaken(email);
      const providerData = password === undefined ? [] : PASSWORD;
      return put({ ...nobody, uid, email, emailVerified, providerData });
    },
    async updateUser(uid, { email }) {
      await called('updateUser');
      const user = existing(users.get(uid));
      refuseTaken(email, uid);
      return put({ ...user, email, emailVerified: false });
    },
    async deleteUser(uid) {
      await called('deleteUser');
      existing(users.get(uid));
      users.delete(uid);
    },
    getUsers: (ids) => Promise.resolve({ users: ids.flatMap(({ uid }) => users.get(uid) ?? []) }),
    signUp: (email, over = {}) =>
      put({
        ...nobody,
        uid: randomUUID().replaceAll('-', ''),
        email,
        providerData: PASSWORD,
        ...over,
      }),
    change: (uid, changes) => {
      put({ ...existing(users.get(uid)), ...changes });
    },
    withAddress,
    uids: () => [...users.keys()],
    async generatePasswordResetLink(email, settings) {
      await called('generatePasswordResetLink');
      existing(withAddress(email));
      resetSettings = settings;
      const code = encodeURIComponent(`reset ${++resets} of ${email}`);
      return `https://confdesk.example/__/auth/action?mode=resetPassword&oobCode=${code}`;
    },
    resets: () => resets,
    resetSettings: () => resetSettings,
    before: (name, happens) => {
      pending.set(name, happens);
    },
  };
}
