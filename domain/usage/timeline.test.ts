import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateTime } from '../time/local-time.ts';
import { drawnLegs, timeTicks } from './timeline.ts';

const at = (text: string) => Date.parse(text);
const clocks = (start: string, end: string, zone: string, most = 6) =>
  timeTicks(at(start), at(end), zone, most).map((tick) =>
    localDateTime(new Date(tick), zone).slice(11),
  );

describe('the marks of a time axis', () => {
  it('are on whole steps of the zone’s clock', () => {
    expect(clocks('2026-11-25T14:02:13Z', '2026-11-25T14:47:30Z', 'America/Toronto')).toEqual([
      '09:10',
      '09:20',
      '09:30',
      '09:40',
    ]);
    expect(clocks('2026-11-25T08:31:00Z', '2026-11-25T13:20:00Z', 'Asia/Kathmandu')).toEqual([
      '15:00',
      '16:00',
      '17:00',
      '18:00',
      '19:00',
    ]);
  });

  it('begin at the start where that is one', () => {
    expect(clocks('2026-11-25T14:00:00Z', '2026-11-25T14:02:00Z', 'UTC')).toEqual([
      '14:00',
      '14:01',
      '14:02',
    ]);
  });

  it('are the start alone where no minute begins', () => {
    const start = at('2026-11-25T14:00:10Z');
    expect(timeTicks(start, start + 30_000, 'UTC', 6)).toEqual([start]);
    expect(timeTicks(start, start, 'UTC', 6)).toEqual([start]);
  });

  it('are never too many, and never outside', () => {
    const start = fc.integer({ min: at('2025-01-01'), max: at('2027-01-01') });
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 40 * 24 * 3_600_000 }), (from, length) => {
        const ticks = timeTicks(from, from + length, 'America/Toronto', 6);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every((tick) => tick >= from && tick <= from + length)).toBe(true);
      }),
    );
  });
});

describe('the legs that are drawn', () => {
  const leg = (role: 'leader' | 'participant', id: number) => ({ role, id });
  const many = [
    ...Array.from({ length: 5 }, (_, id) => leg('participant', id)),
    leg('leader', 5),
    leg('participant', 6),
  ];

  it('are all, where there is room', () => {
    expect(drawnLegs(many, 7)).toEqual(many);
  });

  it('are leaders first, and stand as they were given', () => {
    expect(drawnLegs(many, 3).map(({ id }) => id)).toEqual([0, 1, 5]);
  });

  it('are never too many', () => {
    const leaders = Array.from({ length: 9 }, (_, id) => leg('leader', id));
    expect(drawnLegs([leg('participant', 9), ...leaders], 4).map(({ id }) => id)).toEqual([
      0, 1, 2, 3,
    ]);
  });
});
