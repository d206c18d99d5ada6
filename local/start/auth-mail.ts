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
 * Writes the email for a link, which leads back to the portal when it has done its work. The Auth emulator
 * has no page on which to choose a password, so that of a reset leads to the portal's own.
 */
export function authMail(code: AuthLink, portalUrl: string): AuthMail {
  const subject = SUBJECTS[code.requestType] ?? 'A link for Confdesk';
  const link = hrefOf(code, portalUrl);
  const intro = 'Follow this link, which works once:';
  const note =
    'On this machine this stands for the email of Firebase Authentication. If you did not ask for it, do nothing.';
  return {
    from: 'Confdesk <no-reply@confdesk.example>',
    to: code.newEmail ?? code.email,
    subject,
    text: [intro, link, note].join('\n\n'),
    html: html`<p>${intro}</p>
      <p><a href="${link}">${subject}</a></p>
      <p>${note}</p>`.toString(),
  };
}

/**
 * Whether the server has made this link for itself, to answer who follows a link of ours: nobody is sent
 * it. Such a one leads on to the portal; what the portal asks for leads nowhere.
 */
export function isServersOwn({ requestType, oobLink }: AuthLink, portalUrl: string): boolean {
  const leadsOn = new URL(oobLink).searchParams.get('continueUrl');
  return requestType === 'PASSWORD_RESET' && leadsOn === portalUrl;
}

function hrefOf({ requestType, oobCode, oobLink }: AuthLink, portalUrl: string): string {
  if (requestType === 'PASSWORD_RESET') return `${portalUrl}/choose-password#code=${oobCode}`;
  const link = new URL(oobLink);
  if (!link.searchParams.has('continueUrl')) link.searchParams.set('continueUrl', portalUrl);
  return link.href;
}
