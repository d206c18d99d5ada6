import { describe, expect, it } from 'vitest';
import { nextTryAt, PATIENCE_MS } from './retry-schedule.ts';

const since = new Date('2026-11-23T12:00:20Z');
const after = (milliseconds: number) => new Date(since.getTime() + milliseconds);

describe('nextTryAt', () => {
  it('pauses longer and longer, from one minute to half an hour, for two hours', () => {
    const tries: string[] = [];
    for (let at = nextTryAt(since, since); at !== null; at = nextTryAt(since, at)) {
      tries.push(at.toISOString().slice(11, 16));
    }
    const first = ['12:02', '12:04', '12:08', '12:16', '12:32'];
    expect(tries).toEqual([...first, '13:02', '13:32', '14:01']);
  });

  it('is at a full minute, never sooner than after one', () => {
    for (const elapsed of [0, 1, 39_999, 40_000, 40_001, 3_000_000]) {
      const at = nextTryAt(since, after(elapsed));
      expect(at?.getUTCSeconds()).toBe(0);
      expect(at?.getUTCMilliseconds()).toBe(0);
      expect(at?.getTime()).toBeGreaterThanOrEqual(after(elapsed + 60_000).getTime());
    }
  });

  it('ends after two hours to the millisecond', () => {
    expect(nextTryAt(since, after(PATIENCE_MS - 1))).not.toBeNull();
    expect(nextTryAt(since, after(PATIENCE_MS))).toBeNull();
  });
});
