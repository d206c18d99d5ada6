import type { Invitation } from '../../../../domain/account/account.ts';
import type { TeamMember } from '../../../firebase/collections.ts';

/** Who is in an account and who is about to be; both by address. */
export interface Team {
  readonly members: readonly TeamMember[];
  readonly invitations: readonly Invitation[];
}

/**
 * Puts together what was read, first the invitations and then the members: an invitation that was
 * fulfilled between the two is a member now, and must not be shown as both.
 */
export function teamOf(members: readonly TeamMember[], invitations: readonly Invitation[]): Team {
  const fulfilled = new Set(members.map(({ invitation }) => invitation?.mailId));
  return {
    members: members.toSorted(byAddress),
    invitations: invitations.filter(({ id }) => !fulfilled.has(id)).toSorted(byAddress),
  };
}

function byAddress(a: { readonly email: string }, b: { readonly email: string }): number {
  return a.email.localeCompare(b.email);
}
