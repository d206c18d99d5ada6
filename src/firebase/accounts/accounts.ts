import { queryOptions } from '@tanstack/react-query';
import type { ServiceName } from '../../../domain/account/account.ts';
import { database } from '../database.ts';
import { MEMBERSHIPS } from './memberships-key.ts';
import { readMemberships, type Membership } from './read-memberships.ts';

export { readMemberships, type Membership };

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
