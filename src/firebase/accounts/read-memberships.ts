import { getDoc, getDocs, query, where, type Firestore } from 'firebase/firestore/lite';
import {
  memberSchema,
  storedAccountSchema,
  type Role,
  type StoredAccount,
} from '../../../domain/account/account.ts';
import { collections } from '../collections.ts';

/** An account that the signed-in person belongs to, and as what. */
export interface Membership {
  readonly accountId: string;
  readonly account: StoredAccount;
  readonly role: Role;
}

/** @throws Error when an account's document is not what an operator's tool writes. */
export async function readMemberships(db: Firestore, uid: string): Promise<Membership[]> {
  const found = await getDocs(query(collections.memberships(db), where('uid', '==', uid)));
  const read = found.docs.map(async (snapshot): Promise<Membership | null> => {
    const accountId = snapshot.ref.parent.parent?.id;
    const member = memberSchema.safeParse(snapshot.data());
    if (accountId === undefined || !member.success) return null;
    const account = await getDoc(collections.account(db, accountId));
    if (!account.exists()) return null;
    return {
      accountId,
      account: storedAccountSchema.parse(account.data()),
      role: member.data.role,
    };
  });
  const memberships = (await Promise.all(read)).filter((membership) => membership !== null);
  return memberships.sort((a, b) => a.account.name.localeCompare(b.account.name));
}
