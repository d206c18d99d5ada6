import { describe, expect, it } from 'vitest';
import { dayIn, localDateTime, resolveLocalDateTime, sheetTime } from './local-time.ts';

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

  it.each(['', '2026-02-30T10:00', '2026-01-01', '2026-01-01T24:00', '2026-01-01T10:00Z'])(
    'refuses %j',
    (local) => {
      expect(() => resolveLocalDateTime(local, 'UTC')).toThrow(RangeError);
    },
  );

  it('refuses an unknown zone', () => {
    expect(() => resolveLocalDateTime('2026-01-01T10:00', 'Mars/Olympus')).toThrow(RangeError);
  });

  it('goes on for ever by the rules of the last year', () => {
    expect(resolveLocalDateTime('2999-07-01T12:00', 'America/Toronto')).toEqual({
      kind: 'exact',
      instant: at('2999-07-01T16:00:00Z'),
    });
  });
});

describe('a clock', () => {
  it('goes as IANA says it does since 2026, whatever the runtime knows', () => {
    const noon = at('2027-01-15T12:00:00Z');
    expect(localDateTime(noon, 'America/Winnipeg')).toBe('2027-01-15T07:00');
    expect(localDateTime(noon, 'America/Edmonton')).toBe('2027-01-15T06:00');
    expect(localDateTime(noon, 'America/Vancouver')).toBe('2027-01-15T05:00');
    expect(localDateTime(noon, 'Africa/Casablanca')).toBe('2027-01-15T12:00');
    expect(localDateTime(noon, 'America/Havana')).toBe('2027-01-15T08:00');
    expect(localDateTime(at('2028-01-15T12:00:00Z'), 'America/Havana')).toBe('2028-01-15T07:00');
  });

  it('gives what begins at midnight to its own day, month and year', () => {
    expect(dayIn(at('2027-01-01T05:10:00Z'), 'America/Winnipeg')).toBe('2027-01-01');
    expect(dayIn(at('2027-01-01T04:59:59Z'), 'America/Winnipeg')).toBe('2026-12-31');
  });

  it('is written as spreadsheets take it for a time', () => {
    const time = (zone: string) => sheetTime(at('2026-11-25T14:02:13.999Z'), zone);
    expect(time('America/Toronto')).toBe('2026-11-25 09:02:13');
    expect(time('Asia/Kathmandu')).toBe('2026-11-25 19:47:13');
    expect(time('UTC')).toBe('2026-11-25 14:02:13');
  });

  it('shows years as calendars write them', () => {
    expect(localDateTime(at('9999-12-31T23:59:59.999Z'), 'UTC')).toBe('9999-12-31T23:59');
    expect(localDateTime(new Date(0), 'UTC')).toBe('1970-01-01T00:00');
  });
});
