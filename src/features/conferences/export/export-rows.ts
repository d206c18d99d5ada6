import { localDateTime } from '../../../../domain/time/local-time.ts';
import type { Account } from '../../../../domain/account/account.ts';
import { deliveryState, type DeliveryState } from '../../../../domain/conference/email-state.ts';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import type { EmailFailure } from '../../../../domain/delivery/delivery.ts';
import { misfortuneOf, type Misfortune } from '../../../../domain/delivery/failures.ts';
import { type Language, languageOf } from '../../../../domain/language.ts';
import { inZone } from '../../../components/export/in-zone.ts';
import type { Messages } from '../../../i18n/language.ts';
import type { useExportWords } from './export-words.ts';

/** The words of the export alone, `conferenceExport` of the catalogue. */
type PartWords = ReturnType<typeof useExportWords>;

/** What stands in an exported table, in the language of who exports. */
export interface TableWords {
  readonly columns: PartWords['columns'];
  readonly never: string;
  readonly languages: Readonly<Record<Language, string>>;
  readonly state: Readonly<Record<'active' | 'expired' | 'noCodes', string>>;
  readonly delivery: Readonly<Record<DeliveryState, string>>;
  readonly misfortune: Readonly<Record<Misfortune, string>>;
  readonly failure: Readonly<Record<EmailFailure, string>>;
  /** Why an email waits, and until when. */
  readonly waiting: (reason: string, time: string) => string;
}

/** Puts them together from the catalogue; `never` is written as an import reads it. */
export function exportWords({ columns }: PartWords, t: Messages): TableWords {
  const { delivery, misfortune, failure, waiting, expiry } = t.conferences;
  const { active, noCodes } = t.conferencePage.state;
  const never = expiry.never.toLowerCase();
  const state = { active, noCodes, expired: expiry.expired };
  const languages = t.conferenceForm.language.names;
  return { columns, never, languages, state, delivery, misfortune, failure, waiting };
}

/**
 * The headers of an exported list; an import recognises those of what it needs. Those of times name the
 * account's zone.
 */
export function exportHeaders(
  { columns }: TableWords,
  { timeZone }: Pick<Account, 'timeZone'>,
): readonly string[] {
  return [
    columns.tag,
    columns.admin,
    columns.participantCode,
    inZone(columns.expires, timeZone),
    columns.language,
    columns.state,
    columns.email,
    inZone(columns.emailAt, timeZone),
    columns.emailReason,
    inZone(columns.created, timeZone),
    columns.id,
  ];
}

/**
 * Makes rows of conferences, in the order of `exportHeaders`. Moments are `YYYY-MM-DD HH:mm` on the
 * account's clock, which spreadsheets sort and an import reads. There is no leader code among them.
 *
 * @param now  decides what has expired
 */
export function exportRows(
  words: TableWords,
  account: Pick<Account, 'timeZone' | 'language'>,
  now: Date,
) {
  const clock = (at: Date) => localDateTime(at, account.timeZone).replace('T', ' ');
  /** What became of the email, when that was, and why. */
  const emailOf = (conference: Conference): readonly string[] => {
    const { email } = conference;
    const delivery = deliveryState(conference);
    if (email === null || delivery === 'generating' || delivery === 'sending') {
      return [words.delivery[delivery], '', ''];
    }
    if (delivery === 'sent') return [words.delivery.sent, clock(email.at), ''];
    const reason = words.failure[email.failure ?? 'other'];
    if (delivery === 'failed') {
      return [words.misfortune[misfortuneOf(email)], clock(email.at), reason];
    }
    const why = email.nextTryAt ? words.waiting(reason, clock(email.nextTryAt)) : reason;
    return [words.delivery.waiting, '', why];
  };
  return (conference: Conference): readonly string[] => {
    const { id, tag, adminEmail, participantCode, expiresAt, createdAt } = conference;
    return [
      tag,
      adminEmail,
      participantCode ?? '',
      expiresAt === null ? words.never : clock(expiresAt),
      words.languages[languageOf(conference, account)],
      words.state[stateOf(conference, now)],
      ...emailOf(conference),
      clock(createdAt),
      id,
    ];
  };
}

function stateOf(conference: Conference, now: Date): keyof TableWords['state'] {
  if (isExpired(conference, now)) return 'expired';
  return conference.codesVersion === 0 ? 'noCodes' : 'active';
}
