import { describe, expect, it } from 'vitest';
import { nextTry, PATIENCE_MILLISECONDS } from './retry-schedule.ts';

const since = new Date('2026-11-23T12:00:00Z');
const after = (milliseconds: number) => new Date(since.getTime() + milliseconds);

describe('nextTry', () => {
  it('pauses longer and longer, from 5 to 30 s, for at least five minutes', () => {
    const pauses: number[] = [];
    let elapsed = 0;
    for (;;) {
      const pause = nextTry(since, after(elapsed));
      if (pause === null) break;
      pauses.push(pause);
      elapsed += pause;
    }
    expect(pauses.slice(0, 5)).toEqual([5_000, 5_000, 10_000, 20_000, 30_000]);
    expect(Math.max(...pauses)).toBe(30_000);
    expect(elapsed).toBeGreaterThanOrEqual(PATIENCE_MILLISECONDS);
    expect(elapsed).toBeLessThan(PATIENCE_MILLISECONDS + 30_000);
  });

  it('ends after five minutes to the millisecond', () => {
    expect(nextTry(since, after(PATIENCE_MILLISECONDS - 1))).toBe(30_000);
    expect(nextTry(since, after(PATIENCE_MILLISECONDS))).toBeNull();
  });
});
