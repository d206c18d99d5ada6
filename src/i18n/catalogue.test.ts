import { describe, expect, it } from 'vitest';
import { NEVER_EXPIRES } from '../../domain/conference/chosen-expiry.ts';
import { conferenceInputSchema } from '../../domain/conference/conference-input.ts';
import { emailFailureSchema } from '../../domain/delivery/delivery.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import { browserLanguage } from './language.ts';

type Words = Readonly<Record<string, object>>;

/** All words of a language by name, with those that only some pages download. */
const inEnglish = allWords(
  import.meta.glob<Words>(['./en/**/*.ts', '!**/index.ts', '!**/counts.ts'], { eager: true }),
);
const inFrench = allWords(
  import.meta.glob<Words>(['./fr/**/*.ts', '!**/index.ts', '!**/counts.ts'], { eager: true }),
);

function allWords(files: Readonly<Record<string, Words>>): Words {
  return Object.fromEntries(Object.values(files).flatMap((file) => Object.entries(file)));
}

/** Every leaf with its path; functions are called with words in place of what they are given. */
function leaves(node: object, path = ''): [path: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value] as [string, string]];
    if (isPhrase(value)) return [[here, value(2, 'two')] as [string, string]];
    return typeof value === 'object' && value !== null ? leaves(value, here) : [];
  });
}

function isPhrase(value: unknown): value is (first: unknown, second: unknown) => string {
  return typeof value === 'function';
}

describe('the catalogues', () => {
  it.each([
    ['English', inEnglish],
    ['French', inFrench],
  ])('%s has no empty text', (_, catalogue) => {
    for (const [path, text] of leaves(catalogue)) expect(text.trim(), path).not.toBe('');
  });

  it('have the same texts, no more and no less', () => {
    expect(leaves(inFrench).map(([path]) => path)).toEqual(leaves(inEnglish).map(([path]) => path));
  });

  it('use the typographic apostrophe', () => {
    for (const [path, text] of [...leaves(inEnglish), ...leaves(inFrench)])
      expect(text, path).not.toMatch(/'/);
  });

  it('set French as it is set in Canada: no-break spaces at colons and guillemets, none before ; ! ?', () => {
    for (const [path, text] of leaves(inFrench)) {
      expect(text, path).not.toMatch(/[^\u00a0]:(?=\s|$)|[^\u00a0]»|«[^\u00a0]|\s[;!?]/u);
      // No line ends within a time, or between a number and its sign.
      expect(text, path).not.toMatch(/\d h\b|\bh \d|\d [%$]/u);
    }
  });

  it('differ, but for names and words that are the same in both', () => {
    const french = new Map(leaves(inFrench));
    const same = leaves(inEnglish).filter(([path, text]) => french.get(path) === text);
    expect(same.map(([path]) => path).sort()).toEqual([
      'callsNow.lasts',
      'callsNow.leg.role.participant',
      'common.frame.navigation',
      'common.frame.services',
      // Keys are called the same.
      'common.palette.shortcut.mac',
      'common.palette.shortcut.other',
      'common.productName',
      'conferences.columns.actions',
      'manyBar.menu',
      'palette.groups.action',
      'palette.groups.page',
      'runs.run.minutes',
      'services.title',
      'usage.call.role.participant',
    ]);
  });

  it('name a reason and a remedy for each failure of an email', () => {
    for (const failure of emailFailureSchema.options) {
      expect(en.conferences.failure[failure]).toBeTruthy();
      expect(fr.conferences.failureHelp[failure]).toBeTruthy();
    }
  });

  it('have a sentence for what the domain finds wrong', () => {
    const wrong = [
      { tag: '', adminEmail: '', ...NEVER_EXPIRES, language: null },
      { tag: 'x'.repeat(61), adminEmail: 'a@b.c,d@e.f', ...NEVER_EXPIRES, language: null },
      { tag: 'a\u202eb', adminEmail: 'nobody', ...NEVER_EXPIRES, language: null },
    ];
    const messages = wrong.flatMap(
      (input) => conferenceInputSchema.safeParse(input).error?.issues.map((i) => i.message) ?? [],
    );
    expect(messages).toHaveLength(6);
    for (const message of messages) expect(en.conferenceForm.problems).toHaveProperty([message]);
  });
});

describe('browserLanguage', () => {
  it.each([
    [['fr-CA', 'en'], 'fr'],
    [['de', 'en-GB', 'fr'], 'en'],
    [['de'], null],
    [[], null],
  ])('of %j is %s', (wanted, language) => {
    expect(browserLanguage(wanted)).toBe(language);
  });
});
