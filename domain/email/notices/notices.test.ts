import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../language.ts';
import { type CallReceiptInput, renderCallReceipt } from './call-receipt.ts';
import { type ExpiryReminderInput, renderExpiryReminder } from './expiry-reminder.ts';

const account = (name = 'Acme Industries') => ({ name, timeZone: 'America/Toronto' });
const ids = { accountId: 'acme', conferenceId: 'c'.repeat(20) };
const portal = 'https://confdesk.example';

const reminder = (language: Language, over: Partial<ExpiryReminderInput> = {}) =>
  renderExpiryReminder({
    ...{ account: account(), language, ...ids, tag: 'Board', portal, codes: [] },
    expiresAt: new Date('2026-12-12T22:00:00Z'),
    ...over,
  });

const startedAt = Date.parse('2026-12-01T14:00:00Z');
const call = {
  ...{ startedAt, endedAt: startedAt + 65 * 60_000, legs: 5, peak: 4, isEstimated: false },
};
const receipt = (language: Language, over: Partial<CallReceiptInput> = {}) =>
  renderCallReceipt({
    ...{ account: account(), language, ...ids, tag: 'Board', portal, call, codes: [] },
    leaders: [{ caller: '+1 514 ••• ••34' }],
    ...over,
  });

/** What a reader sees of the HTML: without tags, style sheet and comments, entities decoded. */
function visible(html: string): string {
  return html
    .replace(/<style>[^]*?<\/style>|<!--[^]*?-->|<title>[^]*?<\/title>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#96;/g, '`')
    .replace(/&amp;/g, '&');
}

const elements = (html: string) =>
  [...html.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map((match) => match[1] ?? '');
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);

const facts: Record<'reminder' | 'receipt', Record<Language, readonly string[]>> = {
  reminder: {
    en: [
      'Board',
      'This conference expires on 12 December 2026 at 17:00 EST (UTC−5).',
      'Ask an administrator of Acme Industries to give it a later date',
      'for administrators',
      'switch such reminders off',
    ],
    fr: [
      'Board',
      'Cette conférence expire le 12 décembre 2026 à 17\u00a0h\u00a000 HNE (UTC−5).',
      'Demandez à un administrateur du compte Acme Industries',
      'réservé aux administrateurs',
      'désactiver ces rappels',
    ],
  },
  receipt: {
    en: [
      'A call was held with your leader code.',
      '1 December 2026 at 09:00 EST (UTC−5)',
      '1 hour 5 minutes',
      '5, at most 4 at once',
      '+1 514 ••• ••34',
      'If this was not you',
      'Ask an administrator of Acme Industries for new codes',
    ],
    fr: [
      'Un appel a eu lieu avec votre code d’animateur.',
      '1er décembre 2026 à 09\u00a0h\u00a000 HNE (UTC−5)',
      '1\u00a0heure 5\u00a0minutes',
      '5, dont 4 au plus à la fois',
      '+1 514 ••• ••34',
      'Si ce n’était pas vous',
      'nouveaux codes à un administrateur du compte Acme Industries',
    ],
  },
};

/** What a heading looks like in plain text differs. */
const says = (text: string, fact: string) =>
  text.includes(fact) || text.includes(fact.toLocaleUpperCase());

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  it.each([
    ['reminder', reminder(language)],
    ['receipt', receipt(language)],
  ] as const)('a %s says all of it in both forms', (kind, email) => {
    for (const fact of facts[kind][language]) {
      expect(visible(email.html)).toContain(fact);
      expect(says(email.text, fact), fact).toBe(true);
    }
    expect(email.html).toContain(`<html lang="${language}"`);
    expect(email.html).not.toMatch(/<(img|link|script|iframe|object|form)|url\(|src=|@import/i);
  });

  it('leads to that conference and nowhere else', () => {
    const page = `${portal}/a/acme/conferencing/settings/${ids.conferenceId}`;
    for (const [email, link] of [
      [reminder(language), `${page}/edit`],
      [receipt(language), page],
    ] as const) {
      expect(hrefs(email.html)).toEqual([link]);
      expect(email.text.match(/https?:\S+/g)).toEqual([link]);
    }
  });

  it('has no code in the subject, should the Tag hold one', () => {
    const over = { tag: 'Board 482 915 1234', codes: ['4829151234'] };
    for (const { subject } of [reminder(language, over), receipt(language, over)]) {
      expect(subject).toContain('Board …');
      expect(subject.replaceAll(' ', '')).not.toContain('4829151234');
    }
  });

  it('has the Tag in the subject, in one line', () => {
    const tag = 'Sales\r\nBcc: eve@evil.example';
    for (const { subject } of [reminder(language, { tag }), receipt(language, { tag })]) {
      expect(subject).toContain('Sales Bcc: eve@evil.example');
      expect(subject).not.toMatch(/[\r\n]/);
    }
  });
});

describe('a receipt', () => {
  it.each([
    [0, false, 'less than a minute'],
    [20_000, false, 'less than a minute'],
    [60_000, false, '1 minute'],
    [60 * 60_000, false, '1 hour'],
    [125 * 60_000, false, '2 hours 5 minutes'],
    [42 * 60_000, true, 'about 42 minutes'],
    // Nobody told more than that it began.
    [0, true, 'not known'],
  ])('of %i ms (estimated: %o) lasted %s', (length, isEstimated, words) => {
    const over = { call: { ...call, endedAt: startedAt + length, isEstimated } };
    expect(receipt('en', over).text).toContain(`Lasted: ${words}\n`);
  });

  it('names each number of a leader once, five at most, and says which is withheld', () => {
    const caller = (n: number) => ({ caller: `+1 514 ••• ••${n}0` });
    const leaders = [caller(1), caller(1), { caller: null }, ...[2, 3, 4, 5, 6].map(caller)];
    expect(receipt('en', { leaders }).text).toContain(
      'from: +1 514 ••• ••10, a withheld number, +1 514 ••• ••20, +1 514 ••• ••30, +1 514 ••• ••40\n',
    );
  });

  it('does not speak of how many at once where all were', () => {
    expect(receipt('en', { call: { ...call, peak: 5 } }).text).toContain('Callers: 5\n');
  });
});

describe('whatever Tag and account are called', () => {
  it('never changes the elements or the lines', () => {
    const plain = [reminder('en'), receipt('en')];
    const anything = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(anything, anything, (tag, name) => {
        const over = { tag, account: account(name) };
        for (const [n, email] of [reminder('en', over), receipt('en', over)].entries()) {
          expect(elements(email.html)).toEqual(elements(plain[n]?.html ?? ''));
          expect(email.text.split('\n')).toHaveLength((plain[n]?.text ?? '').split('\n').length);
        }
      }),
      { numRuns: 50 },
    );
  });
});

it.each(['a/b', '', '..', 'x?y'])('an id such as %j makes no link', (conferenceId) => {
  expect(() => reminder('en', { conferenceId })).toThrow(RangeError);
  expect(() => receipt('en', { accountId: conferenceId })).toThrow(RangeError);
});
