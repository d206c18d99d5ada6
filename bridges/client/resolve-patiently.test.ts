import { expect, it } from 'vitest';
import type { ResolveAnswer } from './api.ts';
import { BridgeRefusal, NoAnswer } from './failures.ts';
import { BridgeUnreachable, resolvePatiently } from './resolve-patiently.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { refusal } from './testing/played-api.ts';

const REQUEST = {
  callId: 'c-1',
  dialedNumber: '+15145550100',
  callerId: null,
  digits: '0000000000',
  attempt: 1,
};
const RETRY: ResolveAnswer = {
  decision: 'retry',
  prompt: 'codeNotRecognized',
  attemptsLeft: 2,
  delayMs: 0,
};

/** Whether each request is answered, fails, or is left without an answer. */
function ask(...answers: readonly (ResolveAnswer | Error | null)[]) {
  const clock = new ManualClock();
  const began = clock.now();
  const askedAt: number[] = [];
  const client = {
    resolve: (): Promise<ResolveAnswer> => {
      const answer = answers[askedAt.length] ?? null;
      askedAt.push(clock.now() - began);
      if (answer instanceof Error) return Promise.reject(answer);
      return answer === null ? new Promise(() => undefined) : Promise.resolve(answer);
    },
  };
  const stop = new AbortController();
  const result = resolvePatiently(client, REQUEST, { clock, signal: stop.signal });
  result.catch(() => undefined);
  return { clock, askedAt, result, stop };
}

it('gives the answer', async () => {
  const { result, askedAt, clock } = ask(RETRY);
  expect(await result).toBe(RETRY);
  expect(askedAt).toEqual([0]);
  expect(clock.waits).toEqual([]);
});

it('asks once more after five seconds, and gives up after 9.5 in all', async () => {
  const { result, askedAt, clock } = ask(null, null);
  clock.advance(5000);
  await clock.until((milliseconds) => milliseconds === 4500);
  expect(askedAt).toEqual([0, 5000]);
  clock.advance(4499);
  expect(clock.waits).toEqual([4500]);
  clock.advance(1);
  await expect(result).rejects.toThrow(BridgeUnreachable);
  expect(askedAt).toHaveLength(2);
});

it('gives the second answer', async () => {
  const { result, clock } = ask(null, RETRY);
  clock.advance(5000);
  expect(await result).toBe(RETRY);
});

it.each([
  ['no answer', new NoAnswer('none')],
  ['a 500', refusal(500)],
  ['a 429', refusal(429)],
  ['a signature that was taken before', refusal(409, 'replayed')],
])('asks once more at once after %s', async (_, error) => {
  const { result, askedAt } = ask(error, RETRY);
  expect(await result).toBe(RETRY);
  expect(askedAt).toEqual([0, 0]);
});

it('waits as long as the API asks it to, if a caller can', async () => {
  const { result, askedAt, clock } = ask(
    refusal(503, 'unavailable', { 'retry-after': '1' }),
    RETRY,
  );
  await clock.until((milliseconds) => milliseconds === 1000);
  clock.advance(1000);
  expect(await result).toBe(RETRY);
  expect(askedAt).toEqual([0, 1000]);

  const long = ask(refusal(503, 'unavailable', { 'retry-after': '3600' }), RETRY);
  await long.clock.until((milliseconds) => milliseconds === 4500);
  long.clock.advance(4500);
  expect(await long.result).toBe(RETRY);
});

it.each([400, 401, 404])('does not ask again after a %i, which it tells of', async (status) => {
  const { result, askedAt } = ask(refusal(status, 'x'), RETRY);
  await expect(result).rejects.toThrow(BridgeUnreachable);
  await expect(result).rejects.toMatchObject({ cause: expect.any(BridgeRefusal) as unknown });
  expect(askedAt).toHaveLength(1);
});

it('ends when the caller hangs up', async () => {
  const { result, askedAt, stop, clock } = ask(null);
  stop.abort(new RangeError('hung up'));
  await expect(result).rejects.toThrow('hung up');
  expect(askedAt).toHaveLength(1);
  expect(clock.waits).toEqual([]);
});
