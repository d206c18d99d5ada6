import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn } from './calendar.ts';
import { momentsOf, startOfDay } from './day-moments.ts';

describe('the first moment of a day', () => {
  it.each([
    ['2026-11-25', 'America/Toronto', '2026-11-25T05:00:00Z'],
    ['2026-03-08', 'America/Toronto', '2026-03-08T05:00:00Z'],
    ['2026-07-01', 'Asia/Kathmandu', '2026-06-30T18:15:00Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00Z'],
    ['2026-01-01', 'Pacific/Niue', '2026-01-01T11:00:00Z'],
    // The clocks jump from midnight to one.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['2026-11-25', 'UTC', '2026-11-25T00:00:00Z'],
  ])('%s in %s is %s', (day, zone, moment) => {
    expect(startOfDay(day, zone)).toEqual(new Date(moment));
  });

  it('leaves no moment between the days of a range and those around it', () => {
    const zones = ['America/Toronto', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Cairo'];
    const moments = fc.date({
      min: new Date('2025-01-01'),
      max: new Date('2027-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (at, zone) => {
        const day = dayIn(at, zone);
        const { start, end } = momentsOf({ from: day, to: day }, zone);
        expect(at >= start && at < end).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
