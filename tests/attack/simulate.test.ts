import { describe, expect, it } from 'vitest';
import { codeWeakness } from '../../domain/conference/access-code.ts';
import { seeded } from '../support/seeded.ts';
import { codeSpace, liveCodes, mistyped } from './chance.ts';
import { type Attack, simulate, type World } from './simulate.ts';

const world: Omit<World, 'attack'> = {
  seed: 7,
  seconds: 60,
  codeLength: 8,
  liveCodes: 2000,
  limits: {
    attemptsPerCall: 3,
    wrongPerCaller: 10,
    wrongWithheld: 60,
    wrongPerNumber: 60,
    wrongOnPlatform: 180,
    delayMs: 3000,
  },
};
const attack: Attack = { callsPerSecond: 100, lines: null, caller: 'random', dials: 'all' };

describe('a minute under attack', () => {
  it('keeps no right code out, makes nobody wait for more than ten seconds an answer, and is told', async () => {
    const outcome = await simulate({ ...world, attack });
    expect(outcome.rightCodes.letIn).toBe(outcome.rightCodes.keyed);
    expect(outcome.honestWaits.length).toBeGreaterThan(5);
    expect(outcome.alertAfter).toBeLessThan(10);
    const onceOnly = outcome.honestWaits.filter((wait) => wait <= 10_000);
    expect(onceOnly.length).toBeGreaterThan(outcome.honestWaits.length * 0.8);
    expect(Math.max(...outcome.honestWaits)).toBeGreaterThan(0);
  });

  it('leaves the attacker one guess a call, and more lines to pay', async () => {
    const throttled = await simulate({ ...world, attack });
    const limits = { ...world.limits };
    for (const name of ['wrongPerNumber', 'wrongPerCaller', 'wrongOnPlatform'] as const) {
      limits[name] = Infinity;
    }
    const free = await simulate({ ...world, limits, attack });
    expect(throttled.guesses).toBeLessThan(free.guesses * 0.45);
    expect(throttled.lines.most).toBeGreaterThan(free.lines.most * 1.5);
    expect(free.honestWaits.every((wait) => wait === 0)).toBe(true);
  });

  it('leaves who has 300 lines a fraction of their guesses', async () => {
    const bounded = { ...attack, callsPerSecond: null, lines: 300 };
    const { guesses, lines } = await simulate({ ...world, attack: bounded });
    expect(lines.most).toBe(300);
    // A call of one guess takes 13 seconds.
    expect(guesses).toBeLessThan(3 * 300 * (60 / 13));
  });

  it('is the same each time', async () => {
    const quick = { ...world, seconds: 20, attack };
    expect(await simulate(quick)).toEqual(await simulate(quick));
  });
});

it('without an attack nobody waits', async () => {
  const { honestWaits, calledAgain, guesses } = await simulate({
    ...world,
    seconds: 600,
    attack: null,
  });
  expect(honestWaits.length).toBeGreaterThan(100);
  expect({ most: Math.max(...honestWaits), calledAgain, guesses }).toEqual({
    most: 0,
    calledAgain: 0,
    guesses: 0,
  });
});

it('draws codes that could be a conference’s, and mistypes one digit of them', () => {
  const random = seeded(3);
  const codes = [...liveCodes(random, 8, 500)];
  expect(codes.filter((code) => codeWeakness(code) !== null)).toEqual([]);
  for (const code of codes) {
    const wrong = mistyped(random, code);
    expect([...wrong].filter((digit, place) => digit !== code[place])).toHaveLength(1);
  }
  const share = codeSpace(seeded(3), 6) / 1e6;
  expect(share).toBeGreaterThan(0.7);
  expect(share).toBeLessThan(0.9);
});
