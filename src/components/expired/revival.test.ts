import { describe, expect, it } from 'vitest';
import { checkRevival, unanswered } from './revival.ts';

const now = new Date('2026-11-28T12:00:00Z');
const check = (choice: Partial<typeof unanswered>) =>
  checkRevival({ ...unanswered, ...choice }, 'America/Toronto', now);
const on = (date: string, time = '17:00') => ({ moment: { date, time, choice: null } });

describe('checkRevival', () => {
  it('takes no answer for one', () => {
    expect(check({})).toEqual({ ok: false, problem: 'expiry.required' });
  });

  it('wants a date that lies ahead, on the account’s clock', () => {
    expect(check(on('2026-11-28', '07:00'))).toEqual({ ok: false, problem: 'expiry.past' });
    expect(check(on('2026-11-28', '07:01'))).toEqual({
      ok: true,
      revival: {
        kind: 'moved',
        expiry: {
          expiresAt: new Date('2026-11-28T12:01:00Z'),
          expiryChosen: { local: '2026-11-28T07:01', timeZone: 'America/Toronto', choice: null },
        },
      },
    });
  });

  it.each([
    ['never', { kind: 'moved', expiry: { expiresAt: null, expiryChosen: null } }],
    ['leave', { kind: 'leave' }],
    ['skip', { kind: 'skip' }],
  ] as const)('asks for no date where the answer is %s', (way, revival) => {
    expect(check({ way })).toEqual({ ok: true, revival });
  });
});
