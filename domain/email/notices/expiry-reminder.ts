import type { Account } from '../../account/account.ts';
import type { Language } from '../../language.ts';
import { formatDay, formatInstant } from '../../time/moment.ts';
import { oneLine } from '../email-content.ts';
import type { RenderedEmail } from '../email-types.ts';
import { conferencePage, portalLink } from '../portal-link.ts';
import { isolate } from '../render-text.ts';
import { subjectTag } from '../subject.ts';
import { renderNotice } from './notice-page.ts';
import { reminderWords } from './reminder-words.ts';

/** What the email before a conference expires says. There is no code in it, so it cannot tell one. */
export interface ExpiryReminderInput {
  readonly account: Pick<Account, 'name' | 'timeZone'>;
  /** The conference's (`languageOf`). */
  readonly language: Language;
  readonly accountId: string;
  readonly conferenceId: string;
  readonly tag: string;
  /** None of which stands in the subject, should the Tag hold one. */
  readonly codes: readonly string[];
  readonly expiresAt: Date;
  /** Address of the portal, as `portalLink` takes it. */
  readonly portal: string;
}

/**
 * The email to a conference's admin a week before it expires: when that is, and how to keep it. In the
 * conference's language. Pure.
 *
 * @throws RangeError where `portal` is no address of a portal, or an id is none.
 */
export function renderExpiryReminder({
  account,
  language,
  accountId,
  conferenceId,
  tag: stored,
  codes,
  expiresAt,
  portal,
}: ExpiryReminderInput): RenderedEmail {
  const { timeZone } = account;
  const words = reminderWords[language];
  const [tag, name] = [oneLine(stored), isolate(oneLine(account.name))];
  const { preview, audioConference, colon, keep } = words;
  return renderNotice({
    ...{ language, preview, audioConference, colon, tag },
    subject: words.subject(
      isolate(subjectTag(stored, codes)),
      formatDay(expiresAt, timeZone, language),
    ),
    news: words.news(formatInstant(expiresAt, timeZone, language)),
    facts: [],
    sections: [
      {
        heading: keep.heading,
        text: keep.text(name),
        link: {
          words: keep.link,
          for: keep.linkFor,
          to: portalLink(portal, conferencePage(accountId, conferenceId, 'edit')),
        },
      },
      words.letGo,
    ],
    sentBy: words.sentBy(name),
  });
}
