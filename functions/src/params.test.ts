import { afterEach, expect, it, vi } from 'vitest';
import { guessLimits } from './params.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

// As README.md tells the operator.
it.each([
  ['ATTEMPTS_PER_CALL', 'attemptsPerCall'],
  ['WRONG_GUESSES_PER_CALLER', 'wrongPerCaller'],
  ['WRONG_GUESSES_WITHHELD', 'wrongWithheld'],
  ['WRONG_GUESSES_PER_NUMBER', 'wrongPerNumber'],
  ['WRONG_GUESSES_PLATFORM', 'wrongOnPlatform'],
  ['GUESS_DELAY_MS', 'delayMs'],
] as const)('%s is the limit %s, and no other', (parameter, limit) => {
  vi.stubEnv(parameter, '7');
  expect(guessLimits()).toMatchObject({ [limit]: 7 });
  expect(Object.values(guessLimits()).filter((value) => value === 7)).toHaveLength(1);
});
