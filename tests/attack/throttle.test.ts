import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GuessLimits } from '../../functions/src/bridge/guesses/guess-scopes.ts';
import { Throttle } from '../../functions/src/bridge/guesses/throttle-guesses.ts';
import { memoryStore } from './memory-store.ts';

const LIMITS: GuessLimits = {
  attemptsPerCall: 3,
  wrongPerCaller: 3,
  wrongWithheld: 5,
  wrongPerNumber: 1e6,
  wrongOnPlatform: 20,
  delayMs: 3000,
};
const STARTED = Date.parse('2026-11-25T09:00:00Z');
const SECOND = 1000;

function open(store = memoryStore(), limits = LIMITS): Throttle {
  return new Throttle({ store, limits, pepper: 'pepper-of-a-test', onSpent: () => {} });
}
const guessOf = (callerId: string | null, callId: string) => ({
  callId,
  callerId,
  dialedNumber: '+15145550100',
  attempt: 1,
});

it('delays exactly who has spent a budget, whichever instances they came by', async () => {
  const guesses = fc.array(
    fc.record({ instance: fc.nat({ max: 2 }), caller: fc.option(fc.nat({ max: 4 })) }),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(guesses, async (all) => {
      const store = memoryStore();
      const instances = [open(store), open(store), open(store)] as const;
      const made = new Map<string | null, number>();
      for (const [index, { instance, caller }] of all.entries()) {
        const callerId = caller === null ? null : `+1514555010${caller}`;
        const own = (made.get(callerId) ?? 0) + 1;
        made.set(callerId, own);
        const throttle = instances[instance] ?? instances[0];
        // All within the hour, each a second after the last, so that each is written at once.
        const now = STARTED + index * SECOND;
        const { delayMs, attemptsLeft } = await throttle.refuse(
          'bridge',
          guessOf(callerId, `call-${index}`),
          true,
          now,
        );
        const isSpent = own >= (caller === null ? 5 : 3) || index + 1 >= 20;
        expect({ isDelayed: delayMs > 0, attemptsLeft }).toEqual({
          isDelayed: isSpent,
          attemptsLeft: isSpent ? 0 : 2,
        });
      }
    }),
  );
});

it('counts each guess once, however fast they come', async () => {
  const bursts = fc.array(fc.record({ instance: fc.nat({ max: 2 }), gap: fc.nat({ max: 1500 }) }), {
    minLength: 1,
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(bursts, async (all) => {
      const store = memoryStore();
      const instances = [open(store), open(store), open(store)];
      let now = STARTED;
      await Promise.all(
        all.map(({ instance, gap }, index) => {
          now += gap;
          return (instances[instance] ?? open(store)).refuse(
            'bridge',
            guessOf(null, `${index}`),
            true,
            now,
          );
        }),
      );
      // One more on each writes what it has yet to write.
      now += SECOND;
      for (const [index, throttle] of instances.entries()) {
        await throttle.refuse('bridge', guessOf(null, `last-${index}`), true, now);
      }
      const scope = { kind: 'platform', key: 'platform', label: null } as const;
      const [sum] = await store.read([{ scope, window: Math.floor(now / 3_600_000) }]);
      expect(sum).toBe(all.length + instances.length);
    }),
  );
});

it('writes no more than a hundred alerts about single callers in an hour', async () => {
  const store = memoryStore();
  const throttle = open(store, { ...LIMITS, wrongPerCaller: 1, wrongOnPlatform: 1e6 });
  const guess = async (index: number, now: number) => {
    const callerId = `+1514555${String(index).padStart(4, '0')}`;
    await throttle.refuse('bridge', guessOf(callerId, `${index}`), true, now);
  };
  for (let index = 0; index < 150; index++) await guess(index, STARTED + index * SECOND);
  expect(store.alerts).toHaveLength(100);
  for (let index = 150; index < 160; index++)
    await guess(index, STARTED + 3_600_000 + index * SECOND);
  expect(store.alerts).toHaveLength(110);
});

it('forgets callers beyond ten thousand, but none that it has yet to write', async () => {
  const store = memoryStore();
  const throttle = open(store, { ...LIMITS, wrongOnPlatform: 1e6 });
  const first = guessOf('+15145550000', 'first');
  for (let made = 0; made < 3; made++) await throttle.refuse('bridge', first, true, STARTED);
  const many = Array.from({ length: 12_000 }, (_, index) =>
    guessOf(`+1438${index + 1_000_000}`, `${index}`),
  );
  for (const guess of many) await throttle.refuse('bridge', guess, true, STARTED + 10);
  // The first one's last guesses are remembered with what is to be written,
  expect(throttle.delayOf(first, STARTED + 20)).toBe(3000);
  await throttle.refuse('bridge', guessOf(null, 'flush'), true, STARTED + SECOND);
  // and forgotten thereafter, until they guess again.
  expect(throttle.delayOf(first, STARTED + SECOND)).toBe(0);
  const { delayMs } = await throttle.refuse('bridge', first, true, STARTED + 2 * SECOND);
  expect(delayMs).toBe(3000);
});

it('remembers the hour before, also once others have guessed in the next one', async () => {
  const throttle = open();
  const lateAt = STARTED + 3_600_000 - 60 * SECOND;
  const late = guessOf('+15145550000', 'late');
  for (let made = 0; made < 6; made++) {
    await throttle.refuse('bridge', late, true, lateAt + made * SECOND);
  }
  const next = STARTED + 3_600_000 + 10 * SECOND;
  await throttle.refuse('bridge', guessOf('+15145550001', 'other'), true, next);
  expect(throttle.delayOf(late, next)).toBe(3000);
});
