import type { Account } from '../../../../domain/account.ts';
import type { Conference } from '../../../../domain/conference.ts';

/** The text for participants, in the account's language. Loaded when it is first asked for. */
export async function invitationFor(conference: Conference, account: Account): Promise<string> {
  const { renderParticipantInvitation } = await import('../../../../domain/email/invitation.ts');
  return renderParticipantInvitation({
    account,
    tag: conference.tag,
    participantCode: conference.participantCode,
    expiresAt: conference.expiresAt,
  });
}
