import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { html } from '../../domain/email/html.ts';

/** One link that the Auth emulator has made, as it lists it under `/oobCodes`. */
export const authLinkSchema = z.object({
  oobCode: z.string(),
  oobLink: z.url(),
  requestType: z.string(),
  email: z.string(),
  newEmail: z.string().optional(),
});
export type AuthLink = z.infer<typeof authLinkSchema>;

/** An email in the place of one of Firebase Authentication's. */
export interface AuthMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const SUBJECTS: Readonly<Record<string, string>> = {
  PASSWORD_RESET: 'Reset your password for Confdesk',
  VERIFY_EMAIL: 'Verify your email address for Confdesk',
  VERIFY_AND_CHANGE_EMAIL: 'Verify your new email address for Confdesk',
  RECOVER_EMAIL: 'Your sign-in address for Confdesk was changed',
  EMAIL_SIGNIN: 'Sign in to Confdesk',
};

/**
 * Writes the email for a link, which leads back to the portal when it has done its work.
 *
 * The Auth emulator has no page on which to choose a password and takes it from the link, so the link
 * of a reset brings one that is drawn here and said in the email.
 */
export function authMail(code: AuthLink, portalUrl: string): AuthMail {
  const subject = SUBJECTS[code.requestType] ?? 'A link for Confdesk';
  const link = new URL(code.oobLink);
  if (!link.searchParams.has('continueUrl')) link.searchParams.set('continueUrl', portalUrl);
  const lines = ['Follow this link, which works once:'];
  if (code.requestType === 'PASSWORD_RESET') {
    const password = randomBytes(6).toString('hex');
    link.searchParams.set('newPassword', password);
    lines[0] = `Follow this link, which works once. It sets the password of ${code.email} to ${password}; for another one, change the end of the link.`;
  }
  const note =
    'On this machine the Auth emulator stands for Firebase Authentication, whose own email leads to a page. If you did not ask for this, do nothing.';
  return {
    from: 'Confdesk <no-reply@confdesk.example>',
    to: code.newEmail ?? code.email,
    subject,
    text: [...lines, link.href, note].join('\n\n'),
    html: html`<p>${lines}</p>
      <p><a href="${link.href}">${subject}</a></p>
      <p>${note}</p>`.toString(),
  };
}
