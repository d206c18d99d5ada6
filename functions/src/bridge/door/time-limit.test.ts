import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TooLate, within } from './time-limit.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('gives what is done in time, or how it failed, and leaves no timer behind', async () => {
  await expect(within(1000, Promise.resolve('done'))).resolves.toBe('done');
  await expect(within(1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
});

it('gives up what is not', async () => {
  const given = within(1000, new Promise(() => undefined));
  const failed = expect(given).rejects.toBeInstanceOf(TooLate);
  await vi.advanceTimersByTimeAsync(1000);
  await failed;
});

it('does not mind how that ends later', async () => {
  let fail: (error: Error) => void = () => undefined;
  const work = new Promise<never>((_, reject) => (fail = reject));
  const failed = expect(within(1000, work)).rejects.toBeInstanceOf(TooLate);
  await vi.advanceTimersByTimeAsync(1000);
  await failed;
  // Nobody listens any more; a rejection that nobody hears would end the process.
  fail(new Error('at last'));
  await vi.advanceTimersByTimeAsync(1);
});
