import { afterEach, expect, it, vi } from 'vitest';
import { codeLength, guessLimits, homeOfNumbers } from './params.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('a parameter is the number that is set, or its default where nothing is', () => {
  vi.stubEnv('CODE_LENGTH', undefined);
  expect(codeLength.value()).toBe(10);
  vi.stubEnv('CODE_LENGTH', '8');
  expect(codeLength.value()).toBe(8);
});

it.each(['', '1e1', '10 digits', '8.5', '0x8', '5', '17'])(
  'a length of codes of %j is refused, not guessed at',
  (text) => {
    vi.stubEnv('CODE_LENGTH', text);
    expect(() => codeLength.value()).toThrow('CODE_LENGTH is not a whole number from 6 to 16.');
  },
);

it.each([
  'ATTEMPTS_PER_CALL',
  'WRONG_GUESSES_PER_CALLER',
  'WRONG_GUESSES_WITHHELD',
  'WRONG_GUESSES_PER_NUMBER',
  'WRONG_GUESSES_PLATFORM',
  'GUESS_DELAY_MS',
])('so is %s', (name) => {
  vi.stubEnv(name, '1e3');
  expect(guessLimits).toThrow(`${name} is not a whole number`);
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

it.each([
  ['', null],
  ['CA', { defaultCountry: 'CA' }],
  [' fr ', { defaultCountry: 'FR' }],
])('HOME_COUNTRY of %j is where numbers belong that say nothing of it', (letters, region) => {
  vi.stubEnv('HOME_COUNTRY', letters);
  expect(homeOfNumbers()).toEqual(region);
});

it.each(['Canada', 'XX', '1'])('a HOME_COUNTRY of %j is refused, not guessed at', (letters) => {
  vi.stubEnv('HOME_COUNTRY', letters);
  expect(homeOfNumbers).toThrow('HOME_COUNTRY is not the two letters of a country, such as CA.');
});
