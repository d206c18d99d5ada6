import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startScheduler } from './scheduler.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T12:05:42Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

it('runs each function at the full minutes at which it is due, until it is ended', async () => {
  const runs: string[] = [];
  const end = startScheduler((name) => {
    runs.push(`${new Date().toISOString().slice(11, 19)} ${name}`);
    return Promise.resolve();
  });
  await vi.advanceTimersByTimeAsync(18_000 + 120_000);
  expect(runs).toEqual([
    '12:06:00 deliveriesDue',
    '12:06:00 receiptsDue',
    '12:06:00 silentBridgesDue',
    '12:07:00 deliveriesDue',
    '12:07:00 receiptsDue',
    '12:07:00 silentBridgesDue',
    '12:07:00 silentCallsDue',
    '12:08:00 deliveriesDue',
    '12:08:00 receiptsDue',
    '12:08:00 silentBridgesDue',
  ]);
  end();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(runs).toHaveLength(10);
});

it('runs none while it still runs, and goes on after one that failed', async () => {
  let runs = 0;
  let fail: (why: Error) => void = () => undefined;
  const end = startScheduler((name) => {
    if (name !== 'deliveriesDue') return Promise.resolve();
    runs += 1;
    return new Promise((_, reject) => {
      fail = reject;
    });
  });
  await vi.advanceTimersByTimeAsync(300_000);
  expect(runs).toBe(1);
  fail(new Error('It failed.'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs).toBe(2);
  end();
});
