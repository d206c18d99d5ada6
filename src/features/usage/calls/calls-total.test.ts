import { expect, it } from 'vitest';
import { totalOf } from './calls-total.ts';

it.each([
  ['a page within them', { start: 20, rows: 20, isLast: false }, 60, 60],
  ['the last page', { start: 40, rows: 5, isLast: true }, 45, 45],
  ['a last page with more than were counted', { start: 0, rows: 1, isLast: true }, 0, 1],
  ['a last page with fewer than were counted', { start: 0, rows: 1, isLast: true }, 3, 1],
  [
    'a full page with more than were counted',
    { start: 20, rows: 20, isLast: false },
    39,
    undefined,
  ],
  ['a page of which nobody knows where it stands', { start: null, rows: 5, isLast: true }, 3, 3],
  ['what is not counted yet', { start: 0, rows: 1, isLast: true }, undefined, undefined],
])('the total of %s', (_, shown, counted, total) => {
  expect(totalOf(shown, counted)).toBe(total);
});
