import { expect, it } from 'vitest';
import { share, whole } from './options.ts';

it('reads whole numbers in digits, within their bounds', () => {
  expect([' 1', '390', '25 '].map(whole(1, 390))).toEqual([1, 390, 25]);
  for (const text of ['', ' ', '0', '391', '0x10', '1e2', '2.0', '-1', '1_0', 'ten']) {
    expect(() => whole(1, 390)(text)).toThrow('Expected a whole number, 1 to 390.');
  }
  expect(() => whole(0)('-1')).toThrow('Expected a whole number, 0 or more.');
});

it('reads a share in digits', () => {
  expect(['0', '1', '0.03', '.5', '1.', ' 0.25 '].map(share)).toEqual([0, 1, 0.03, 0.5, 1, 0.25]);
  for (const text of ['', ' ', '.', '1.1', '-0', '0x1', '1e-2', '5%', '0,5', 'Infinity']) {
    expect(() => share(text)).toThrow('Expected a number from 0 to 1.');
  }
});
