import { informationEmailContent } from './email-content.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import type { InformationEmailInput, RenderedEmail } from './email-types.ts';

/**
 * The information email: subject, HTML and plain text from one source, in the account's language.
 * Pure; with codes `null` it is the preview, in which the codes are dots.
 */
export function renderInformationEmail(input: InformationEmailInput): RenderedEmail {
  const content = informationEmailContent(input);
  return {
    // Fixed by the language alone: a Tag would tell a mail list what the conference is about, and
    // could carry text into a header.
    subject: content.words.subject,
    html: renderHtml(content),
    text: renderText(content),
  };
}
