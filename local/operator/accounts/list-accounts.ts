import {
  type StoredAccount,
  storedAccountSchema,
  type Member,
  memberSchema,
} from '../../../domain/account/account.ts';
import { paths } from '../../../domain/paths.ts';
import type { Operator } from '../connect.ts';
import { validate } from '../validate.ts';

export interface ListedAccount {
  readonly id: string;
  readonly account: StoredAccount;
  readonly members: readonly ListedMember[];
  /** Whether one of its administrators can sign in. */
  readonly hasAdmin: boolean;
}

export interface ListedMember extends Member {
  /** How it stands with their sign-in. */
  readonly signIn: 'usable' | 'disabled' | 'gone';
}

/** As many as Authentication tells at once. */
const CHUNK = 100;

/** All accounts by id, each with its members by email and whether these can sign in. */
export async function listAccounts({ db, auth }: Operator): Promise<ListedAccount[]> {
  const { docs } = await db.collection('accounts').get();
  const accounts = await Promise.all(
    docs.map(async (doc) => {
      const members = await db.collection(paths.members(doc.id)).orderBy('email').get();
      return {
        id: doc.id,
        account: validate(storedAccountSchema, doc.data(), `The account "${doc.id}"`),
        // Whom an administrator has just taken out is no member, though the document is still there.
        members: members.docs.flatMap((member) => memberSchema.safeParse(member.data()).data ?? []),
      };
    }),
  );
  const uids = accounts.flatMap(({ members }) => members.map(({ uid }) => uid));
  const signInOf = await lookUp(auth, [...new Set(uids)]);
  return accounts.map(({ members, ...account }) => {
    const listed = members.map((member) => ({ ...member, signIn: signInOf(member.uid) }));
    const hasAdmin = listed.some(({ role, signIn }) => role === 'admin' && signIn === 'usable');
    return { ...account, members: listed, hasAdmin };
  });
}

async function lookUp(
  auth: Operator['auth'],
  uids: readonly string[],
): Promise<(uid: string) => ListedMember['signIn']> {
  const isDisabled = new Map<string, boolean>();
  for (let start = 0; start < uids.length; start += CHUNK) {
    const asked = uids.slice(start, start + CHUNK).map((uid) => ({ uid }));
    const { users } = await auth.getUsers(asked);
    for (const { uid, disabled } of users) isDisabled.set(uid, disabled);
  }
  return (uid) => {
    const disabled = isDisabled.get(uid);
    if (disabled === undefined) return 'gone';
    return disabled ? 'disabled' : 'usable';
  };
}
