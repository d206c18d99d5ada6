import { describe, expect, it } from 'vitest';
import { tagSchema } from '../../../../domain/conference/conference-input.ts';
import { copiedValues } from './copied-values.ts';

const now = new Date('2035-03-01T12:00:00Z');
const account = { timeZone: 'America/Toronto', language: 'en' } as const;
const mark = (count: number): string => (count === 1 ? '(copy)' : `(copy ${count})`);
const original = {
  tag: 'Weekly sales',
  adminEmail: 'ana@acme.example',
  language: 'fr',
  expiresAt: new Date('2035-03-31T21:00:00Z'),
} as const;
const copied = (changes: Partial<Parameters<typeof copiedValues>[0]>) =>
  copiedValues({ ...original, ...changes }, account, mark, now);

describe('copiedValues', () => {
  it('takes over what the form has, with a Tag of its own', () => {
    expect(copied({})).toEqual({
      ...{ tag: 'Weekly sales (copy)', adminEmail: 'ana@acme.example', language: 'fr' },
      ...{ neverExpires: false, date: '2035-03-31', time: '17:00', choice: null },
    });
  });

  it('never expires where the original has', () => {
    expect(copied({ expiresAt: now }).neverExpires).toBe(true);
    expect(copied({ expiresAt: null }).neverExpires).toBe(true);
  });

  it.each([
    ['Weekly sales (copy)', 'Weekly sales (copy 2)'],
    ['Weekly sales (copy 9)', 'Weekly sales (copy 10)'],
    ['(copy)', '(copy) (copy)'],
  ])('counts copies of copies: %s', (tag, expected) => {
    expect(copied({ tag }).tag).toBe(expected);
  });

  it.each(['a'.repeat(60), '😀'.repeat(60), `${'a'.repeat(52)} (copy 9)`.slice(-60)])(
    'keeps within the longest Tag: %s',
    (tag) => {
      const copy = copied({ tag }).tag;
      expect(tagSchema.safeParse(copy).success).toBe(true);
      expect(copy).toMatch(/ \(copy( \d+)?\)$/);
    },
  );
});
