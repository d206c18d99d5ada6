import { type EmailContent, informationEmailContent } from './email-content.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { subjectTag } from './subject.ts';
import type { InformationEmailInput, RenderedEmail } from './email-types.ts';

/**
 * The information email: subject, HTML and plain text from one source, in the conference's language.
 * Pure; with codes `null` it is the preview, in which the codes are dots.
 */
export function renderInformationEmail(input: InformationEmailInput): RenderedEmail {
  const content = informationEmailContent(input);
  const subject = subjectOf(content, input);
  return { subject, html: renderHtml(content, subject), text: renderText(content) };
}

function subjectOf(
  { words, tag, isExpired, areCodesRenewed }: EmailContent,
  { leaderCode, participantCode }: InformationEmailInput,
): string {
  const codes = [leaderCode, participantCode].filter((code) => code !== null);
  const name = subjectTag(tag, codes) || words.audioConference;
  if (isExpired) return words.subject.expired(name);
  return areCodesRenewed ? words.subject.newCodes(name) : words.subject.usual(name);
}
