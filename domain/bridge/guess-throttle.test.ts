import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attemptsLeft,
  type Budget,
  delayOf,
  guessesWithinHour,
  isSpent,
  MAX_DELAY_MS,
  WINDOW_MS,
  windowOf,
} from './guess-throttle.ts';

const moments = fc.integer({ min: 0, max: 4_102_444_800_000 });
const counts = fc.nat({ max: 1_000_000 });
const budgets: fc.Arbitrary<Budget> = fc.record({
  wrongGuesses: fc.double({ min: 0, max: 1e6, noNaN: true }),
  limit: fc.integer({ min: 1, max: 10_000 }),
});
const delays = fc.integer({ min: 0, max: MAX_DELAY_MS });

describe('wrong guesses within the hour', () => {
  it('are those of this hour and a part of those of the hour before', () => {
    fc.assert(
      fc.property(moments, counts, counts, (at, present, previous) => {
        const within = guessesWithinHour(at, present, previous);
        expect(within).toBeGreaterThanOrEqual(present);
        expect(within).toBeLessThanOrEqual(present + previous);
      }),
    );
  });

  it('do not jump when the hour changes', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), counts, counts, (hour, present, previous) => {
        const next = (hour + 1) * WINDOW_MS;
        expect(windowOf(next)).toBe(windowOf(next - 1) + 1);
        const [before, after] = [
          guessesWithinHour(next - 1, present, previous),
          guessesWithinHour(next, 0, present),
        ];
        expect(Math.abs(before - after)).toBeLessThan(1 + previous / WINDOW_MS);
      }),
    );
  });

  it('become fewer while nothing is guessed, and none after two hours', () => {
    const at = Date.parse('2026-11-25T09:15:00Z');
    expect(guessesWithinHour(at, 3, 8)).toBe(9);
    expect(guessesWithinHour(at + WINDOW_MS / 2, 3, 8)).toBe(5);
    expect(guessesWithinHour(at + WINDOW_MS, 0, 3)).toBe(2.25);
  });
});

describe('the delay', () => {
  it('is none while nothing is spent, and the longest of what is', () => {
    fc.assert(
      fc.property(delays, fc.array(budgets), (base, all) => {
        const delay = delayOf(base, all);
        expect(delay).toBe(Math.max(0, ...all.map((each) => delayOf(base, [each]))));
        if (!all.some(isSpent)) expect(delay).toBe(0);
        else expect(delay).toBeGreaterThanOrEqual(base);
        expect(delay).toBeLessThanOrEqual(MAX_DELAY_MS);
      }),
    );
  });

  it('never becomes shorter with more wrong guesses', () => {
    fc.assert(
      fc.property(delays, budgets, counts, (base, budget, more) => {
        const worse = { ...budget, wrongGuesses: budget.wrongGuesses + more };
        expect(delayOf(base, [worse])).toBeGreaterThanOrEqual(delayOf(base, [budget]));
      }),
    );
  });

  it.each([
    [179, 0],
    [180, 3000],
    [359, 3000],
    [360, 6000],
    [540, MAX_DELAY_MS],
    [1e9, MAX_DELAY_MS],
  ])('of %i wrong guesses against 180 is %i ms', (wrongGuesses, delay) => {
    expect(delayOf(3000, [{ wrongGuesses, limit: 180 }])).toBe(delay);
  });

  it('is a number also where a limit of nothing was set', () => {
    expect(delayOf(3000, [{ wrongGuesses: 0, limit: 0 }])).toBe(3000);
  });
});

describe('attempts', () => {
  it('are used up one by one, and one in all while a budget is spent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 50 }),
        (per, wrong) => {
          expect(attemptsLeft(per, false, wrong)).toBe(Math.max(0, per - wrong));
          expect(attemptsLeft(per, true, wrong)).toBe(0);
        },
      ),
    );
  });
});
