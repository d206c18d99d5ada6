import { informationEmailContent } from './content.ts';
import { joinLines, participantLines } from './render-text.ts';
import type { InformationEmailInput } from './types.ts';

/**
 * The text that an administrator copies for participants: Tag, dial-in numbers, participant code and
 * one-tap links. Its input has no leader code, so it cannot tell one.
 *
 * @returns plain text; lines end in `\n`.
 */
export function renderParticipantInvitation(
  input: Omit<InformationEmailInput, 'leaderCode'>,
): string {
  const content = informationEmailContent({ ...input, leaderCode: null });
  const lines = participantLines(content.tag, content.participants, content.words);
  return joinLines(input.expiresAt === null ? lines : [...lines, '', content.expiry]);
}
