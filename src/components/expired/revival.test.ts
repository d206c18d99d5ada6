import { describe, expect, it } from 'vitest';
import { checkRevival, unanswered } from './revival.ts';

const now = new Date('2026-11-28T12:00:00Z');
const check = (choice: Partial<typeof unanswered>) =>
  checkRevival({ ...unanswered, ...choice }, 'America/Toronto', now);
const on = (date: string, time = '17:00') => ({ moment: { date, time, choice: null } });

describe('checkRevival', () => {
  it('takes no answer for one', async () => {
    expect(await check({})).toEqual({ ok: false, problem: 'expiry.required' });
  });

  it('wants a date that lies ahead, on the account’s clock', async () => {
    expect(await check(on('2026-11-28', '07:00'))).toEqual({ ok: false, problem: 'expiry.past' });
    expect(await check(on('2026-11-28', '07:01'))).toEqual({
      ok: true,
      revival: { kind: 'moved', expiresAt: new Date('2026-11-28T12:01:00Z') },
    });
  });

  it.each([
    ['never', { kind: 'moved', expiresAt: null }],
    ['leave', { kind: 'leave' }],
    ['skip', { kind: 'skip' }],
  ] as const)('asks for no date where the answer is %s', async (way, revival) => {
    expect(await check({ way })).toEqual({ ok: true, revival });
  });
});
