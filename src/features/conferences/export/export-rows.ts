import type { Account } from '../../../../domain/account/account.ts';
import {
  deliveryState,
  isExpired,
  type Conference,
  type DeliveryState,
  type EmailFailure,
} from '../../../../domain/conference/conference.ts';
import { type Language, languageOf } from '../../../../domain/language.ts';
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
  readonly failure: Readonly<Record<EmailFailure, string>>;
}

/** Puts them together from the catalogue; `never` is written as an import reads it. */
export function exportWords({ columns }: PartWords, t: Messages): TableWords {
  const { delivery, failure, expiry } = t.conferences;
  const { active, noCodes } = t.conferencePage.state;
  const never = expiry.never.toLowerCase();
  const state = { active, noCodes, expired: expiry.expired };
  return { columns, never, languages: t.conferenceForm.language.names, state, delivery, failure };
}

/** The headers of an exported list; an import recognises those of what it needs. */
export function exportHeaders({ columns }: TableWords): readonly string[] {
  return [
    columns.tag,
    columns.admin,
    columns.participantCode,
    columns.expires,
    columns.language,
    columns.state,
    columns.email,
    columns.emailAt,
    columns.emailReason,
    columns.created,
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
  const clock = clockIn(account.timeZone);
  return (conference: Conference): readonly string[] => {
    const { tag, adminEmail, participantCode, expiresAt, createdAt } = conference;
    const delivery = deliveryState(conference);
    const email = delivery === 'sent' || delivery === 'failed' ? conference.email : null;
    return [
      tag,
      adminEmail,
      participantCode ?? '',
      expiresAt === null ? words.never : clock(expiresAt),
      words.languages[languageOf(conference, account)],
      words.state[stateOf(conference, now)],
      words.delivery[delivery],
      email === null ? '' : clock(email.at),
      delivery === 'failed' ? words.failure[email?.failure ?? 'other'] : '',
      clock(createdAt),
    ];
  };
}

function stateOf(conference: Conference, now: Date): keyof TableWords['state'] {
  if (isExpired(conference, now)) return 'expired';
  return conference.codesVersion === 0 ? 'noCodes' : 'active';
}

/** Writes `YYYY-MM-DD HH:mm`. One format for all rows: making one takes longer than using it. */
function clockIn(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const shown: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of format.formatToParts(at)) shown[type] = value;
    const { year = '', month = '', day = '', hour = '', minute = '' } = shown;
    return `${year.padStart(4, '0')}-${month}-${day} ${hour}:${minute}`;
  };
}
