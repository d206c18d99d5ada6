import { expect, it } from 'vitest';
import type { Language, Role } from '../account/account.ts';
import type { InformationEmailInput, RenderedEmail } from './email-types.ts';
import { emailWords } from './email-words.ts';
import { renderMemberInvitation } from './member-invitation.ts';
import { type CallReceiptInput, renderCallReceipt } from './notices/call-receipt.ts';
import { renderExpiryReminder } from './notices/expiry-reminder.ts';
import { renderParticipantInvitation } from './participant-invitation.ts';
import { renderInformationEmail } from './render.ts';

/*
 * Every word of every email as it was read and found right, in approved/. Whoever changes one reads the file's
 * difference, and approves it: npx vitest run --project unit domain/email -u
 */

const LANGUAGES: readonly Language[] = ['en', 'fr'];
const ACCOUNT: InformationEmailInput['account'] = {
  name: 'Acme Industries',
  timeZone: 'America/Toronto',
  dialInNumbers: [
    { number: '+15145550100', location: 'Montréal', tollFree: false },
    { number: '+18885550100', location: 'Canada', tollFree: true },
  ],
  menu: [
    { keys: '*5', role: 'leader', action: { en: 'Mute everyone', fr: 'Couper les micros' } },
    { keys: '*6', role: 'everyone', action: { en: 'Mute yourself', fr: 'Couper son micro' } },
  ],
};
const NOW = new Date('2026-11-01T12:00:00Z');
const EXPIRES_AT = new Date('2026-12-12T22:00:00Z');
const CODES = { leaderCode: '4829150637', participantCode: '7712049958' };
const ids = { accountId: 'acme', conferenceId: 'c'.repeat(20) };
const portal = 'https://confdesk.example';

const information = (language: Language, over: Partial<InformationEmailInput>) =>
  renderInformationEmail({
    ...{ account: ACCOUNT, language, now: NOW, tag: 'Weekly sales', ...CODES, expiresAt: null },
    ...over,
  });
const bare = { ...ACCOUNT, dialInNumbers: [], menu: [] };
const informations: Readonly<Record<string, Partial<InformationEmailInput>>> = {
  'that never expires': {},
  'that expires': { expiresAt: EXPIRES_AT },
  'that has expired': { expiresAt: EXPIRES_AT, now: EXPIRES_AT },
  'with new codes': { areCodesRenewed: true },
  'with new codes, and the earlier participant code for a while': {
    ...{ areCodesRenewed: true, earlierParticipantCodeUntil: new Date('2026-11-08T12:00:00Z') },
  },
  'while the earlier participant code goes on': {
    ...{ earlierParticipantCodeUntil: EXPIRES_AT, expiresAt: new Date('2026-11-08T12:00:00Z') },
  },
  'without numbers and keys': { account: bare },
  'before there are codes': { leaderCode: null, participantCode: null },
};

const startedAt = Date.parse('2026-12-01T14:00:00Z');
const lasting = (minutes: number, over: Partial<CallReceiptInput['call']> = {}) => ({
  ...{ startedAt, endedAt: startedAt + minutes * 60_000, legs: 5, peak: 5, isEstimated: false },
  ...over,
});
const receipt = (language: Language, over: Partial<CallReceiptInput>) =>
  renderCallReceipt({
    ...{ account: ACCOUNT, language, ...ids, tag: 'Board', portal, codes: [] },
    ...{ call: lasting(65), leaders: [{ caller: '+1 514 ••• ••34' }], ...over },
  });
const receipts: Readonly<Record<string, Partial<CallReceiptInput>>> = {
  'of an hour and some minutes': { call: lasting(65, { peak: 4 }) },
  'of less than a minute': { call: lasting(0.3) },
  'of which it is not known how long it was': { call: lasting(0.3, { isEstimated: true }) },
  'of one minute, from a withheld number': { call: lasting(1), leaders: [{ caller: null }] },
  'of some 2 hours': { call: lasting(120, { isEstimated: true }) },
  'of 1 hour 1 minute, from many numbers': {
    call: lasting(61),
    leaders: Array.from({ length: 6 }, (_, index) => ({ caller: `+1 514 ••• ••3${index}` })),
  },
};

const member = (language: Language, role: Role, token: string | null) =>
  renderMemberInvitation({
    account: { name: 'Acme Industries', language },
    ...{ role, email: 'li@acme.example', invitedBy: 'ana@acme.example', portal, token },
  });

const emails: Readonly<Record<string, (language: Language) => readonly string[]>> = {
  information: (language) =>
    Object.entries(informations).map(([which, over]) => shown(which, information(language, over))),
  reminder: (language) => [
    shown(
      'a week before',
      renderExpiryReminder({
        ...{ account: ACCOUNT, language, ...ids, tag: 'Board', portal, codes: [] },
        expiresAt: EXPIRES_AT,
      }),
    ),
  ],
  receipt: (language) =>
    Object.entries(receipts).map(([which, over]) => shown(which, receipt(language, over))),
  member: (language) => [
    shown('an administrator who has no password yet', member(language, 'admin', 'T'.repeat(20))),
    shown('an administrator who has one', member(language, 'admin', null)),
    shown('a viewer who has no password yet', member(language, 'viewer', 'T'.repeat(20))),
    shown('a viewer who has one', member(language, 'viewer', null)),
  ],
  invitation: (language) => {
    const { scan, moreNumbers } = emailWords[language].participants;
    const input = { account: ACCOUNT, language, now: NOW, tag: 'Weekly sales', ...CODES };
    return [
      shown('to participants', {
        subject: '',
        ...renderParticipantInvitation({ ...input, expiresAt: EXPIRES_AT }),
      }),
      ['On paper', scan('+1 514 555 0100'), moreNumbers(1), moreNumbers(2)].join('\n'),
    ];
  },
};

/** An email as it is read: its text, and its page without head, filler and what only makes it look well. */
function shown(which: string, { subject, text, html }: RenderedEmail): string {
  const page = html
    .replace(/^[^]*<\/head>| style="[^"]*"|(?:&#847;&zwnj;&nbsp;)+/g, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
  return [`===== ${which}`, subject, '-----', text.trimEnd(), '-----', page].join('\n');
}

/** The codes are invented, but a file that looks as if it held some would be taken for one that does. */
function withoutCodes(text: string): string {
  const written = (code: string) => new RegExp([...code].join('·?'), 'g');
  return text
    .replace(written(CODES.leaderCode), 'LEADER-CODE')
    .replace(written(CODES.participantCode), 'PARTICIPANT-CODE');
}

it.each(
  Object.entries(emails).flatMap(([name, of]) =>
    LANGUAGES.map((each) => [name, each, of] as const),
  ),
)('the email %s in %s is the one that was read', async (name, language, of) => {
  const file = `./approved/${name}.${language}.txt`;
  await expect(`${withoutCodes(of(language).join('\n\n'))}\n`).toMatchFileSnapshot(file);
});
