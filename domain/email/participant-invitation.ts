import { informationEmailContent, type EmailContent } from './email-content.ts';
import { html } from './html.ts';
import { joinLines, participantLines } from './render-text.ts';
import type { InformationEmailInput } from './email-types.ts';

/** What an invitation is made of. There is no leader code in it, so it cannot tell one. */
export type InvitationInput = Omit<InformationEmailInput, 'leaderCode'>;

/** One source, two forms: for mail programs and for everything else. */
export interface ParticipantInvitation {
  /** A fragment without document or style sheet, as it is pasted into somebody's own email. */
  readonly html: string;
  /** Plain text; lines end in `\n`. */
  readonly text: string;
}

/**
 * What an administrator copies for participants: Tag, dial-in numbers, participant code and one-tap
 * links, in the conference's language. Pure.
 */
export function renderParticipantInvitation(input: InvitationInput): ParticipantInvitation {
  const content = informationEmailContent({ ...input, leaderCode: null });
  const lines = participantLines(content);
  // Of one that has expired the lines begin with it.
  return {
    html: invitationHtml(content),
    text: joinLines(content.expires ? [...lines, '', content.expiry] : lines),
  };
}

/**
 * Few elements and hardly a style: it becomes part of an email that has a look of its own, light or
 * dark, and mail programs keep only the simplest of what is pasted.
 */
function invitationHtml(content: EmailContent): string {
  const { words, tag, participants, expiry, language, isExpired, expires } = content;
  const oneTap = participants.numbers.some(({ link }) => link.includes(','));
  const numbers = participants.numbers.map(
    ({ number, about, link }) => html`<li><a href="${link}">${number}</a> <bdi>${about}</bdi></li>`,
  );
  return html`<div lang="${language}">
    <p>
      ${words.audioConference}${words.colon} <strong><bdi>${tag}</bdi></strong>
    </p>
    ${isExpired ? html`<p><strong>${expiry}</strong></p>` : html``}
    <p>
      ${participants.codeLabel}${words.colon}
      <strong style="white-space:nowrap">${participants.code}</strong>
    </p>
    <p>${words.numbers}${words.colon}</p>
    ${
      numbers.length > 0
        ? html`<ul>
            ${numbers}
          </ul>`
        : html`<p>${words.noNumbers}</p>`
    }
    <p>${words.participants.howTo}${oneTap ? ` ${words.participants.tap}` : ''}</p>
    ${expires ? html`<p>${expiry}</p>` : html``}
  </div>`.toString();
}
