import { describe, expect, it } from 'vitest';
import { checkExpiry, isFuture, resolveLocalDateTime } from './expiry.ts';
import { localDateTime } from '../moment.ts';

const at = (iso: string) => new Date(iso);

describe('resolveLocalDateTime', () => {
  it.each([
    ['2026-12-12T17:00', 'America/Toronto', '2026-12-12T22:00:00Z'],
    ['2026-07-01T09:15', 'Asia/Kolkata', '2026-07-01T03:45:00Z'],
    ['2026-07-01T09:15', 'Asia/Kathmandu', '2026-07-01T03:30:00Z'],
    ['2026-07-01T09:00', 'America/St_Johns', '2026-07-01T11:30:00Z'],
    ['2026-12-31T23:59', 'Pacific/Kiritimati', '2026-12-31T09:59:00Z'],
    ['2026-12-31T23:59', 'Pacific/Pago_Pago', '2027-01-01T10:59:00Z'],
    ['2028-02-29T00:00', 'UTC', '2028-02-29T00:00:00Z'],
  ])('%s in %s is %s', (local, zone, utc) => {
    expect(resolveLocalDateTime(local, zone)).toEqual({ kind: 'exact', instant: at(utc) });
  });

  it('gives both moments of a doubled hour', () => {
    expect(resolveLocalDateTime('2026-11-01T01:30', 'America/Toronto')).toEqual({
      kind: 'doubled',
      earlier: at('2026-11-01T05:30:00Z'),
      later: at('2026-11-01T06:30:00Z'),
    });
  });

  it('gives the readings on both sides of a skipped hour', () => {
    const resolution = resolveLocalDateTime('2026-03-08T02:30', 'America/Toronto');
    expect(resolution).toEqual({
      kind: 'skipped',
      before: at('2026-03-08T06:30:00Z'),
      after: at('2026-03-08T07:30:00Z'),
    });
    expect(localDateTime(at('2026-03-08T06:30:00Z'), 'America/Toronto')).toBe('2026-03-08T01:30');
    expect(localDateTime(at('2026-03-08T07:30:00Z'), 'America/Toronto')).toBe('2026-03-08T03:30');
  });

  it('knows the half hour by which Lord Howe changes its clocks', () => {
    expect(resolveLocalDateTime('2026-04-05T01:45', 'Australia/Lord_Howe')).toEqual({
      kind: 'doubled',
      earlier: at('2026-04-04T14:45:00Z'),
      later: at('2026-04-04T15:15:00Z'),
    });
    expect(resolveLocalDateTime('2026-10-04T02:15', 'Australia/Lord_Howe').kind).toBe('skipped');
    expect(resolveLocalDateTime('2026-10-04T02:30', 'Australia/Lord_Howe').kind).toBe('exact');
  });

  it('sees the edges of the doubled and the skipped hour', () => {
    const kind = (local: string) => resolveLocalDateTime(local, 'America/Toronto').kind;
    expect(['00:59', '01:00', '01:59', '02:00'].map((t) => kind(`2026-11-01T${t}`))).toEqual([
      'exact',
      'doubled',
      'doubled',
      'exact',
    ]);
    expect(['01:59', '02:00', '02:59', '03:00'].map((t) => kind(`2026-03-08T${t}`))).toEqual([
      'exact',
      'skipped',
      'skipped',
      'exact',
    ]);
  });

  it('sees a day that a zone never had', () => {
    expect(resolveLocalDateTime('2011-12-30T12:00', 'Pacific/Apia').kind).toBe('skipped');
  });

  it.each(['', '2026-02-30T10:00', '2026-01-01', '2026-01-01T24:00', '2026-01-01T10:00Z'])(
    'refuses %j',
    (local) => {
      expect(() => resolveLocalDateTime(local, 'UTC')).toThrow(RangeError);
    },
  );

  it('refuses an unknown zone', () => {
    expect(() => resolveLocalDateTime('2026-01-01T10:00', 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('checkExpiry', () => {
  const now = at('2026-10-31T12:00:00Z');
  const check = (local: string, choice?: 'earlier' | 'later') =>
    checkExpiry(local, 'America/Toronto', now, choice);

  it('accepts a future time', () => {
    expect(check('2026-12-12T17:00')).toEqual({ ok: true, instant: at('2026-12-12T22:00:00Z') });
  });

  it('names each problem', () => {
    expect(check('')).toMatchObject({ problem: 'expiry.required', resolution: null });
    expect(check('2026-10-31T08:00')).toMatchObject({ problem: 'expiry.past' });
    expect(check('2027-03-14T02:30')).toMatchObject({ problem: 'expiry.skipped' });
    expect(check('2026-11-01T01:30')).toMatchObject({ problem: 'expiry.doubled' });
  });

  it('takes the chosen one of a doubled hour', () => {
    expect(check('2026-11-01T01:30', 'earlier')).toEqual({
      ok: true,
      instant: at('2026-11-01T05:30:00Z'),
    });
    expect(check('2026-11-01T01:30', 'later')).toEqual({
      ok: true,
      instant: at('2026-11-01T06:30:00Z'),
    });
  });

  it('counts the present moment as past', () => {
    expect(isFuture(now, now)).toBe(false);
    expect(isFuture(new Date(now.getTime() + 1), now)).toBe(true);
  });
});
