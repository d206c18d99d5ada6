import { describe, expect, it } from 'vitest';
import { type Scale, Seconds, simulateDay } from './day.ts';

const SMALL: Scale = {
  ...{ accounts: 50, conferences: 20_000, callsPerYear: 500_000 },
  ...{ smtpPerSecond: 5, usageParts: 2 },
};

describe('seconds', () => {
  it('know their busiest stretch', () => {
    const seconds = new Seconds();
    for (const [second, count] of [
      [10, 6],
      [12, 6],
      [500, 9],
    ] as const)
      seconds.add(second, count);
    expect([seconds.total, seconds.peak(1), seconds.peak(3), seconds.peak(2)]).toEqual([
      21, 9, 4, 4.5,
    ]);
  });

  it('leave out what is another day’s', () => {
    const seconds = new Seconds();
    seconds.add(-1);
    seconds.add(86_400);
    expect(seconds.total).toBe(0);
  });

  it('tell how long who comes waits where fewer are served than come', () => {
    const seconds = new Seconds();
    seconds.add(0, 30);
    seconds.add(2, 10);
    // 30 − 5, − 5, + 10 − 5: at most 25 stand before somebody.
    expect(seconds.longestWait(5)).toBe(5);
    expect(seconds.longestWait(100)).toBe(0);
  });
});

describe('a day', () => {
  const day = simulateDay(SMALL, 1);

  it('is the same for the same seed, and another one for another', () => {
    const facts = (seed: number) => {
      const { callers, callsOfLargest, writes, hottestSums } = simulateDay(SMALL, seed);
      return [callers, callsOfLargest, writes.total, writes.peak(60), hottestSums.peak(60)];
    };
    expect(facts(1)).toEqual(facts(1));
    expect(facts(2)).not.toEqual(facts(1));
  });

  it('has its share of the year, some five callers a call, and writes for each of them', () => {
    expect(day.calls).toBe(2_000);
    expect(day.callers / day.calls).toBeGreaterThan(4);
    expect(day.callers / day.calls).toBeLessThan(6);
    expect(day.writes.total).toBeGreaterThan(day.callers * 10);
    expect(day.saves.total).toBe(120);
  });

  it('is busiest where appointments begin', () => {
    expect(day.requests.peak(60)).toBeGreaterThan(5 * (day.requests.total / 86_400));
  });

  it('has sums that are written less often the more documents they stand in', () => {
    const spread = simulateDay({ ...SMALL, usageParts: 32 }, 1);
    expect(spread.hottestSums.total).toBeLessThan(day.hottestSums.total / 4);
    expect(spread.writes.total).toBe(day.writes.total);
  });
});
