import { queryOptions } from '@tanstack/react-query';
import { getDoc, getDocs, query, where, type Firestore } from 'firebase/firestore/lite';
import {
  storedAccountSchema,
  memberSchema,
  type StoredAccount,
  type Role,
  type ServiceName,
} from '../../domain/account/account.ts';
import { collections } from './collections.ts';
import { database } from './database.ts';
import { MEMBERSHIPS } from './memberships-key.ts';

/** An account that the signed-in person belongs to, and as what. */
export interface Membership {
  readonly accountId: string;
  readonly account: StoredAccount;
  readonly role: Role;
}

/**
 * The accounts of a person, by name: the collection-group query `members where uid == me`, then
 * each account (docs/people.md).
 */
export function membershipsQuery(uid: string) {
  return queryOptions({
    queryKey: [MEMBERSHIPS, uid] as const,
    queryFn: () => readMemberships(database, uid),
    // A Profile changes rarely, and what it forbids the rules forbid at once.
    staleTime: 60_000,
  });
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

/** Why the rules refused something, as far as reading again can tell. */
export type Denial = 'notMember' | 'viewer' | 'serviceOff' | 'unknown';

/**
 * Compares what was refused with what the memberships, read again, say now.
 *
 * @param service  that this is about; null for what is the account's own.
 */
export function explainDenial(
  memberships: readonly Membership[],
  accountId: string,
  service: ServiceName | null,
): Denial {
  const membership = memberships.find((candidate) => candidate.accountId === accountId);
  if (membership === undefined) return 'notMember';
  if (service !== null && !membership.account.services[service]) return 'serviceOff';
  return membership.role === 'admin' ? 'unknown' : 'viewer';
}
