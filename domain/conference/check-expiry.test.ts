import { describe, expect, it } from 'vitest';
import { checkExpiry, isFuture } from './check-expiry.ts';

const at = (iso: string) => new Date(iso);

describe('checkExpiry', () => {
  const now = at('2026-10-31T12:00:00Z');
  const check = (local: string, choice?: 'earlier' | 'later') =>
    checkExpiry(local, 'America/Toronto', now, choice);

  it('accepts a future time', () => {
    expect(check('2026-12-12T17:00')).toEqual({
      ok: true,
      instant: at('2026-12-12T22:00:00Z'),
      chosen: { local: '2026-12-12T17:00', timeZone: 'America/Toronto', choice: null },
    });
  });

  it('names each problem', () => {
    expect(check('T17:00')).toMatchObject({ problem: 'expiry.required', resolution: null });
    expect(check('')).toMatchObject({ problem: 'expiry.required' });
    expect(check('2026-12-12T')).toMatchObject({ problem: 'expiry.timeRequired' });
    expect(check('2026-02-30T10:00')).toMatchObject({ problem: 'expiry.unreadable' });
    expect(check('soonT10:00')).toMatchObject({ problem: 'expiry.unreadable' });
    expect(check('2026-10-31T08:00')).toMatchObject({ problem: 'expiry.past' });
    expect(check('2027-03-14T02:30')).toMatchObject({ problem: 'expiry.skipped' });
    expect(check('2026-11-01T01:30')).toMatchObject({ problem: 'expiry.doubled' });
  });

  it('does not take an unknown zone for a missing date', () => {
    expect(() => checkExpiry('2026-12-12T17:00', 'AST', now)).toThrow(RangeError);
  });

  it('takes the chosen one of a doubled hour', () => {
    expect(check('2026-11-01T01:30', 'earlier')).toEqual({
      ok: true,
      instant: at('2026-11-01T05:30:00Z'),
      chosen: { local: '2026-11-01T01:30', timeZone: 'America/Toronto', choice: 'earlier' },
    });
    expect(check('2026-11-01T01:30', 'later')).toEqual({
      ok: true,
      instant: at('2026-11-01T06:30:00Z'),
      chosen: { local: '2026-11-01T01:30', timeZone: 'America/Toronto', choice: 'later' },
    });
    // A choice that was made for another day is none.
    expect(check('2026-12-12T17:00', 'later')).toMatchObject({ chosen: { choice: null } });
  });

  it('counts the present moment as past', () => {
    expect(isFuture(now, now)).toBe(false);
    expect(isFuture(new Date(now.getTime() + 1), now)).toBe(true);
  });
});
