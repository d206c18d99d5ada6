import { expect, it } from 'vitest';
import { remindAt } from './reminder.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const expiresAt = new Date('2026-12-12T22:00:00Z');
const setBefore = (ms: number) => new Date(expiresAt.getTime() - ms);

it('reminds a week before', () => {
  expect(remindAt(expiresAt, setBefore(90 * DAY))).toEqual(new Date('2026-12-05T22:00:00Z'));
});

it.each([
  ['eight days before', 8 * DAY, true],
  ['a moment less', 8 * DAY - 1, false],
  ['an hour before', HOUR, false],
  ['after it', -DAY, false],
])('where the expiry was chosen %s: %o', (_when, before, isReminded) => {
  expect(remindAt(expiresAt, setBefore(before)) !== null).toBe(isReminded);
});

it('has nothing to remind of where there is no end', () => {
  expect(remindAt(null, setBefore(90 * DAY))).toBeNull();
});
