import { expect, it } from 'vitest';
import { checkTyped } from './typed-moment.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const check = (date: string | null) =>
  checkTyped({ date, time: '17:00', choice: null }, 'America/Toronto', NOW);

it.each(['T', 'Tomorrow', '31 April', '2027-02-30', '2027-1-1', '2027-01-01T17:00'])(
  'finds no day in %j',
  (date) => {
    expect(check(date)).toMatchObject({ ok: false, problem: 'expiry.unreadable' });
  },
);

it('asks for a day where there is none, and takes any of the calendar', () => {
  expect(check(null)).toMatchObject({ ok: false, problem: 'expiry.required' });
  expect(check('2999-12-31').ok).toBe(true);
  expect(check('3000-01-01').ok).toBe(true);
});
