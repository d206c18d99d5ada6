import { expect, it } from 'vitest';
import { isolate, joinLines } from './render-text.ts';

it('keeps a line one line, whatever stands in it, without an end of blanks', () => {
  expect(joinLines(['a\r\n\u2028b  ', '', 'c\u0000'])).toBe('a b\n\nc\n');
});

it('isolates what is written from right to left, and nothing else', () => {
  expect(isolate('Réunion 東京')).toBe('Réunion 東京');
  expect(isolate('ישיבה')).toBe('\u2068ישיבה\u2069');
  expect(isolate('اجتماع')).toBe('\u2068اجتماع\u2069');
});
