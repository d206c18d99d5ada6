import type { Account } from '../../account/account.ts';
import type { Language } from '../../language.ts';
import { formatDay, formatInstant } from '../../time/moment.ts';
import type { CallView, LegView } from '../../usage/call-view.ts';
import { oneLine } from '../email-content.ts';
import type { RenderedEmail } from '../email-types.ts';
import { conferencePage, portalLink } from '../portal-link.ts';
import { isolate } from '../render-text.ts';
import { subjectTag } from '../subject.ts';
import { renderNotice } from './notice-page.ts';
import { receiptWords } from './receipt-words.ts';

/** What the receipt of a call is made of. Numbers in it are masked already; there is no code. */
export interface CallReceiptInput {
  readonly account: Pick<Account, 'name' | 'timeZone'>;
  /** The conference's (`languageOf`). */
  readonly language: Language;
  readonly accountId: string;
  readonly conferenceId: string;
  readonly tag: string;
  /** None of which stands in the subject, should the Tag hold one. */
  readonly codes: readonly string[];
  readonly call: Pick<CallView, 'startedAt' | 'endedAt' | 'legs' | 'peak' | 'isEstimated'>;
  readonly leaders: readonly Pick<LegView, 'caller'>[];
  /** Address of the portal, as `portalLink` takes it. */
  readonly portal: string;
}

/** So many numbers are named; a leader who comes back again and again calls from few. */
const NUMBERS = 5;

/**
 * The email to a conference's admin after a call in which a leader code was used: when, how long, how
 * many, from where; and what to do if that was somebody else. In the conference's language. Pure.
 *
 * @throws RangeError where `portal` is no address of a portal, or an id is none.
 */
export function renderCallReceipt({
  account,
  language,
  accountId,
  conferenceId,
  tag: stored,
  codes,
  call,
  leaders,
  portal,
}: CallReceiptInput): RenderedEmail {
  const { timeZone } = account;
  const words = receiptWords[language];
  const [tag, name] = [oneLine(stored), isolate(oneLine(account.name))];
  const { preview, audioConference, colon, news, notYou } = words;
  const startedAt = new Date(call.startedAt);
  const minutes = Math.round(((call.endedAt ?? call.startedAt) - call.startedAt) / 60_000);
  const callers = [...new Set(leaders.map(({ caller }) => caller ?? words.withheld))];
  return renderNotice({
    ...{ language, preview, audioConference, colon, tag, news },
    subject: words.subject(
      isolate(subjectTag(stored, codes)),
      formatDay(startedAt, timeZone, language),
    ),
    facts: [
      [words.facts.began, formatInstant(startedAt, timeZone, language)],
      [words.facts.lasted, words.duration(minutes, call.isEstimated)],
      [words.facts.callers, words.callers(call.legs, call.peak)],
      [words.facts.from, callers.slice(0, NUMBERS).join(', ')],
    ],
    sections: [
      {
        heading: notYou.heading,
        text: notYou.text(name),
        isWarning: true,
        link: {
          words: notYou.link,
          for: notYou.linkFor,
          to: portalLink(portal, conferencePage(accountId, conferenceId)),
        },
      },
    ],
    sentBy: words.sentBy(name),
  });
}
