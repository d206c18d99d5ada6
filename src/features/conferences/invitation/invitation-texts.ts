import type { Account } from '../../../../domain/account/account.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { languageOf } from '../../../../domain/language.ts';
import type { ParticipantInvitation } from '../../../../domain/email/participant-invitation.ts';

/** The invitation for participants, in the conference's language. Loaded when it is first asked for. */
export async function invitationFor(
  conference: Pick<Conference, 'tag' | 'participantCode' | 'expiresAt' | 'language'>,
  account: Account,
): Promise<ParticipantInvitation> {
  const { renderParticipantInvitation } =
    await import('../../../../domain/email/participant-invitation.ts');
  return renderParticipantInvitation({
    account,
    language: languageOf(conference, account),
    now: new Date(),
    tag: conference.tag,
    participantCode: conference.participantCode,
    expiresAt: conference.expiresAt,
  });
}
