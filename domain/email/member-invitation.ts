import type { Account, Role } from '../account/account.ts';
import { oneLine } from './email-content.ts';
import { html } from './html.ts';
import { type MemberWords, memberWords } from './member-words.ts';
import { ACCENT, pageStyle, QUIET, renderPage } from './email-page.ts';
import { passwordPage, portalLink, type PortalLink } from './portal-link.ts';
import { heading, isolate, joinLines } from './render-text.ts';
import type { RenderedEmail } from './email-types.ts';

/** What the email to somebody who was let into an account says. */
export interface MemberInvitationInput {
  readonly account: Pick<Account, 'name' | 'language'>;
  readonly role: Role;
  /** The address to sign in with, which is also where this goes. */
  readonly email: string;
  /** The address of the administrator who did it. */
  readonly invitedBy: string;
  /** Address of the portal, as `portalLink` takes it. */
  readonly portal: string;
  /** The secret of their link to choose a password (`passwordPage`); null for who has one. */
  readonly token: string | null;
}

/** What the email says, in the order in which it says it, without form. */
interface Content {
  readonly account: string;
  readonly email: string;
  readonly added: string;
  readonly may: readonly string[];
  readonly open: PortalLink;
  /** Null for who has a password. */
  readonly choosePassword: PortalLink | null;
  readonly sentBy: string;
}

/**
 * The email that tells somebody that they are in an account now: subject, HTML and plain text from
 * one source, in the account's language. Whoever has no password yet chooses one behind its button,
 * which proves that the mailbox is theirs; so the email is then a secret, as a reset's is.
 *
 * @throws RangeError where `portal` is no address of a portal, or `token` none that was drawn.
 */
export function renderMemberInvitation(input: MemberInvitationInput): RenderedEmail {
  const { language } = input.account;
  const words = memberWords[language];
  const account = oneLine(input.account.name);
  const who = oneLine(input.invitedBy);
  const content: Content = {
    account,
    email: oneLine(input.email),
    added: words.added[input.role](who),
    may: words.may[input.role],
    open: portalLink(input.portal, '/'),
    choosePassword:
      input.token === null ? null : portalLink(input.portal, passwordPage(input.token)),
    sentBy: words.sentBy(isolate(account), who),
  };
  const { subject, preview } = words;
  const { sentBy } = content;
  return {
    subject,
    html: renderPage({ language, title: subject, preview, card: card(content, words), sentBy }),
    text: text(content, words),
  };
}

const style = {
  ...pageStyle,
  added: 'margin:0 0 24px;overflow-wrap:anywhere;',
  address:
    'margin:2px 0 20px;font-size:18px;line-height:26px;font-weight:650;overflow-wrap:anywhere;',
  button: `display:inline-block;background:${ACCENT};border:1px solid ${ACCENT};border-radius:8px;padding:11px 24px;color:#ffffff;font-weight:650;text-decoration:none;`,
  link: `color:${ACCENT};font-weight:650;text-decoration:underline;text-underline-offset:3px;`,
  line: 'margin:0 0 8px;',
  list: 'margin:0;padding:0 0 0 20px;',
  unexpected: `margin:32px 0 0;color:${QUIET};font-size:14px;line-height:20px;`,
} as const;

function card(content: Content, words: MemberWords) {
  const { choosePassword, open } = content;
  const { signIn, firstTime } = words;
  return html`<p class="quiet" style="${style.label}">${words.account}</p>
    <h1 style="${style.tag}"><bdi>${content.account}</bdi></h1>
    <p style="${style.added}">${content.added}</p>
    <section class="box leader" style="${style.leader}">
      <h2 style="${style.boxHeading}">
        ${choosePassword === null ? signIn.heading : firstTime.heading}
      </h2>
      <p class="quiet" style="${style.label}">${signIn.address}</p>
      <p style="${style.address}">${content.email}</p>
      <a style="${style.button}" href="${choosePassword ?? open}"
        >${choosePassword === null ? signIn.button : firstTime.button}</a
      >
      <p class="quiet" style="${style.hint}">
        ${choosePassword === null ? signIn.forgotten : firstTime.once}
      </p>
    </section>
    ${
      choosePassword === null
        ? ''
        : html`<h2 style="${style.section}">${firstTime.later.heading}</h2>
            <p style="${style.line}">${firstTime.later.text}</p>
            <p style="${style.text}">
              <a class="link" style="${style.link}" href="${open}">${signIn.button}</a>
            </p>`
    }
    <h2 style="${style.section}">${words.may.heading}</h2>
    <ul style="${style.list}">
      ${content.may.map((item) => html` <li style="${style.step}">${item}</li>`)}
    </ul>
    <p class="quiet" style="${style.unexpected}">${words.unexpected}</p>`;
}

function text(content: Content, words: MemberWords): string {
  const { signIn, firstTime, may, colon } = words;
  const { choosePassword, open, email } = content;
  const address = `${signIn.address}${colon} ${email}`;
  const openLine = `${signIn.button}${colon} ${open}`;
  return joinLines([
    words.account,
    isolate(content.account),
    '',
    content.added,
    '',
    ...(choosePassword === null
      ? [heading(signIn.heading), address, openLine, signIn.forgotten]
      : [
          heading(firstTime.heading),
          address,
          `${firstTime.button}${colon} ${choosePassword}`,
          firstTime.once,
          '',
          heading(firstTime.later.heading),
          firstTime.later.text,
          openLine,
        ]),
    '',
    heading(may.heading),
    ...content.may.map((item) => `- ${item}`),
    '',
    words.unexpected,
    '',
    content.sentBy,
  ]);
}
