import { givenUid, judgeSignIn, type SignIn, type SignInRefusal } from './whose-sign-in.ts';

/** What is used of the Admin SDK's `Auth`, whose errors have a `code`. */
export interface Authentication {
  getUserByEmail(email: string): Promise<SignIn>;
  getUser(uid: string): Promise<SignIn>;
  createUser(properties: NewSignIn): Promise<SignIn>;
  updateUser(uid: string, properties: { readonly email: string }): Promise<SignIn>;
  deleteUser(uid: string): Promise<void>;
}

interface NewSignIn {
  readonly uid: string;
  readonly email: string;
  readonly password?: string;
  readonly emailVerified?: boolean;
}

/** What was done to another one's sign-in that had the address: docs/people.md, "Whose a sign-in is". */
export type Displaced = 'replaced' | 'returned';

export interface SettleOptions {
  /** The addresses of all member documents with this uid, the newest first. */
  readonly onFile: (uid: string) => Promise<readonly string[]>;
  /** `crypto.randomUUID`. */
  readonly uuid: () => string;
  /** Writes down what is about to be done to another one's sign-in; null: it was not done after all. */
  readonly note?: (displaced: Displaced | null) => Promise<void>;
  /** Of a sign-in that is made again, and good as it is if it has been; otherwise one is drawn. */
  readonly uid?: string;
  /** For a sign-in whose owner is known to whoever makes it; counts as proof of the address. */
  readonly password?: string;
}

/** The sign-in of the person at an address, or why there can be none. */
export type SettledSignIn =
  | {
      readonly uid: string;
      readonly isNew: boolean;
      readonly displaced: Displaced | null;
    }
  | { readonly refused: SignInRefusal | 'invalid' };

/** So often may somebody else change the sign-in of an address while it is looked at. */
const ATTEMPTS = 8;

/**
 * Finds the sign-in of the person at an address, or makes one without a password: its owner sets one
 * through the portal, which proves the mailbox. Whoever else has the address is dealt with as
 * `judgeSignIn` says. Authentication knows no transactions, so each look is followed by a second one
 * right before anything is changed, and what somebody else was faster with is looked at anew: any
 * number of calls at once end with the same sign-in.
 *
 * @returns `refused: 'invalid'` where Authentication does not take the address.
 * @throws what Authentication or `onFile` throws when it cannot be reached.
 */
export async function settleSignIn(
  auth: Authentication,
  email: string,
  options: SettleOptions,
): Promise<SettledSignIn> {
  const { onFile, note = () => Promise.resolve() } = options;
  let displaced: Displaced | null = null;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const found = await find(auth, email);
    if (found === 'invalid') return { refused: 'invalid' };
    if (found === null) {
      const made = await make(auth, email, options);
      if (made === 'invalid') return { refused: 'invalid' };
      if (made === 'exists') continue;
      if (made === 'there') return { uid: options.uid ?? '', isNew: false, displaced };
      return { uid: made.uid, isNew: true, displaced };
    }
    const { uid } = found;
    if (uid === options.uid) return { uid, isNew: false, displaced };
    const verdict = judgeSignIn(found, email, await onFile(uid));
    if (verdict.kind === 'take') return { uid, isNew: false, displaced };
    if (verdict.kind === 'refuse') return { refused: verdict.why };

    const doing = verdict.kind === 'replace' ? 'replaced' : 'returned';
    await note(doing);
    const again = await look(auth, uid);
    const now = again === null ? null : judgeSignIn(again, email, await onFile(uid));
    const hasIt = again?.email?.toLowerCase() === email.toLowerCase();
    if (!hasIt || now?.kind !== verdict.kind) {
      await note(null);
      continue;
    }
    if (verdict.kind === 'replace') await remove(auth, uid);
    else if (!(await giveBack(auth, uid, verdict.addresses))) {
      await note(null);
      return { refused: 'held' };
    }
    displaced = doing;
  }
  throw new Error('The sign-in of an address was changed again and again while it was looked at.');
}

async function find(auth: Authentication, email: string): Promise<SignIn | 'invalid' | null> {
  return orWhere(auth.getUserByEmail(email), {
    'auth/user-not-found': null,
    'auth/invalid-email': 'invalid' as const,
  });
}

/** @returns null where nobody has this uid (any more). */
export async function look(
  auth: Pick<Authentication, 'getUser'>,
  uid: string,
): Promise<SignIn | null> {
  return orWhere(auth.getUser(uid), { 'auth/user-not-found': null });
}

async function make(
  auth: Authentication,
  email: string,
  { uid, uuid, password }: SettleOptions,
): Promise<SignIn | 'invalid' | 'exists' | 'there'> {
  const proof = password === undefined ? {} : { password, emailVerified: true };
  return orWhere(auth.createUser({ uid: uid ?? givenUid(email, uuid()), email, ...proof }), {
    'auth/invalid-email': 'invalid' as const,
    // Somebody else was faster by a moment.
    'auth/email-already-exists': 'exists' as const,
    'auth/uid-already-exists': 'there' as const,
  });
}

async function remove(auth: Authentication, uid: string): Promise<void> {
  await orWhere(auth.deleteUser(uid), { 'auth/user-not-found': undefined });
}

/** @returns whether it has one of the addresses now, or is gone. */
async function giveBack(
  auth: Authentication,
  uid: string,
  addresses: readonly string[],
): Promise<boolean> {
  for (const email of addresses) {
    const given = orWhere(
      auth.updateUser(uid, { email }).then(() => true),
      {
        'auth/user-not-found': true,
        'auth/email-already-exists': false,
        'auth/invalid-email': false,
      },
    );
    if (await given) return true;
  }
  return false;
}

/** What an answer is, or stands here for the errors of these codes. */
async function orWhere<T, U>(answer: Promise<T>, codes: Readonly<Record<string, U>>) {
  try {
    return await answer;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && Object.hasOwn(codes, code)) return codes[code] as U;
    throw error;
  }
}
