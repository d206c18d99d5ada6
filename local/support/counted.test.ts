import { expect, it } from 'vitest';
import { counted } from './counted.ts';

it('says one of a thing as one, and none or more as more', () => {
  expect([0, 1, 2].map((count) => counted(count, 'wrong code'))).toEqual([
    '0 wrong codes',
    '1 wrong code',
    '2 wrong codes',
  ]);
  expect(counted(1, 'person is', 'people are')).toBe('1 person is');
  expect(counted(3, 'person is', 'people are')).toBe('3 people are');
});
