import { expect, it } from 'vitest';
import { createFormat } from '../../i18n/format.ts';
import { usageFormat } from './usage-format.ts';

const english = usageFormat(createFormat('en'), 'en', 'America/Toronto');
const french = usageFormat(createFormat('fr'), 'fr', 'America/Toronto');
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

it.each([
  [0, '0 s', '0 s'],
  [59, '59 s', '59 s'],
  [60, '1 min 00 s', '1 min'],
  [2530, '42 min 10 s', '42 min'],
  [3599, '59 min 59 s', '1 h 00 min'],
  [3910, '1 h 05 min 10 s', '1 h 05 min'],
  [4_335_300, '1,204 h 15 min 00 s', '1,204 h 15 min'],
])('%d seconds last %s, and as a sum %s', (seconds, length, time) => {
  expect(plain(english.length(seconds))).toBe(length);
  expect(plain(english.time(seconds))).toBe(time);
});

it('writes days and months in either language', () => {
  expect(plain(english.day('2026-11-25'))).toBe('25 Nov 2026');
  expect(plain(english.month('2026-11'))).toBe('Nov 2026');
  expect(plain(french.month('2026-02'))).toBe('févr. 2026');
});

it('writes the first of a month as one does in French', () => {
  expect(plain(french.day('2026-11-01'))).toBe('1er nov. 2026');
  expect(plain(french.day('2026-11-11'))).toBe('11 nov. 2026');
  expect(plain(french.start(Date.parse('2026-11-01T14:02:13Z')))).toBe('1er nov. 2026, 09 h 02');
  expect(plain(english.day('2026-11-01'))).toBe('1 Nov 2026');
});

it('writes moments on the account’s clock, with the day where that is another', () => {
  const at = Date.parse('2026-11-25T14:02:13Z');
  expect(plain(english.start(at))).toBe('25 Nov 2026, 09:02');
  expect(english.clock(at, at)).toBe('09:02:13');
  expect(plain(english.clock(at, at - 24 * 3_600_000))).toBe('25 Nov 2026, 09:02:13');
  expect(plain(english.moment(at))).toBe('25 Nov 2026, 09:02:13');
});

it('begins a day at 00, not at 24', () => {
  const at = Date.parse('2026-11-25T05:05:09Z');
  expect(plain(english.start(at))).toBe('25 Nov 2026, 00:05');
  expect(english.minute(at)).toBe('00:05');
  expect(plain(english.moment(at))).toBe('25 Nov 2026, 00:05:09');
  expect(french.clock(at, at)).toBe('00:05:09');
  expect(plain(french.minute(at))).toBe('00 h 05');
});

it('writes clocks with seconds so that they are no lengths of time, in French too', () => {
  const at = Date.parse('2026-11-25T14:02:13Z');
  expect(french.clock(at, at)).toBe('09:02:13');
  expect(plain(french.moment(at))).toBe('25 nov. 2026, 09:02:13');
  expect(plain(french.length(133))).toBe('2 min 13 s');
});
