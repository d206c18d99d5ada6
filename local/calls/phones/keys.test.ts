import { expect, it } from 'vitest';
import { keyPayloads } from './keys.ts';

const inHex = (key: string) => keyPayloads(key).map((payload) => payload.toString('hex'));

it('a key is held for a tenth of a second, and its end told three times', () => {
  expect(inHex('7')).toEqual([
    ...['070a00a0', '070a0140', '070a01e0', '070a0280'],
    ...['078a0320', '078a0320', '078a0320'],
  ]);
});

it.each([
  ['0', 0],
  ['9', 9],
  ['*', 10],
  ['#', 11],
])('%s is event %i', (key, event) => {
  expect(keyPayloads(key)[0]?.[0]).toBe(event);
});

it.each(['', 'x', '12'])('%j is no key', (key) => {
  expect(() => keyPayloads(key)).toThrow(RangeError);
});
