import { queryOptions } from '@tanstack/react-query';
import { getDocs } from 'firebase/firestore/lite';
import type { Invitation } from '../../../../domain/account/account.ts';
import { collections, parseInvitation, parseMember } from '../../../firebase/collections.ts';
import { database } from '../../../firebase/database.ts';
import { type Team, teamOf } from './team.ts';

/** How long something may be on its way before it is no longer looked at often. */
const USUAL_MS = 120_000;
const LOOK_MS = 1_500;
const SLOW_REFRESH_MS = 60_000;

/** The members and the open invitations of an account. For administrators. */
export function teamQuery(accountId: string) {
  return queryOptions({
    queryKey: ['team', accountId] as const,
    queryFn: () => readTeam(accountId),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && isUnderWay(data, Date.now()) ? LOOK_MS : SLOW_REFRESH_MS,
  });
}

async function readTeam(accountId: string): Promise<Team> {
  // Invitations first: the server deletes one in the commit that adds the member, so that whoever
  // is missing here is among the members read after it.
  const invitations = await getDocs(collections.invitations(database, accountId));
  const members = await getDocs(collections.members(database, accountId));
  return teamOf(
    members.docs
      .map((snapshot) => parseMember(snapshot.data()))
      .filter((member) => member !== null),
    invitations.docs.map((snapshot) => parseInvitation(snapshot.id, snapshot.data())),
  );
}

/** Whether an invitation is about to be fulfilled, or its email to arrive. */
function isUnderWay({ members, invitations }: Team, now: number): boolean {
  const recent = (at: Date): boolean => Math.abs(now - at.getTime()) < USUAL_MS;
  return (
    invitations.some(({ failure, invitedAt }) => failure === null && recent(invitedAt)) ||
    members.some(({ invitation }) => {
      if (invitation?.state === 'waiting') return recent(invitation.nextTryAt ?? invitation.at);
      return invitation?.state === 'queued' && recent(invitation.at);
    })
  );
}

/** Whether the server should have answered an invitation by now. */
export function isSlow({ failure, invitedAt }: Invitation, now: Date): boolean {
  return failure === null && now.getTime() - invitedAt.getTime() > USUAL_MS;
}
