import type { PbxUser } from '../../../domain/pbx-users/pbx-user.ts';
import type { UsersLeftAlone } from '../../components/selection/users-conferences.ts';

/** The conferences of those among some users who have left the PBX, and how many of the others there are. */
export function conferencesOfLeavers(
  users: readonly Pick<PbxUser, 'leftAt' | 'hasConference' | 'conferenceId'>[],
): { readonly ids: readonly string[]; readonly alone: UsersLeftAlone } {
  const left = users.filter(({ leftAt }) => leftAt !== null);
  const ids = left
    .filter(({ hasConference }) => hasConference)
    .map(({ conferenceId }) => conferenceId);
  return {
    ids,
    alone: { present: users.length - left.length, without: left.length - ids.length },
  };
}
