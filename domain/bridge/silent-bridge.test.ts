import { expect, it } from 'vitest';
import { isNewlySilent, isSilent } from './silent-bridge.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const MINUTE = 60_000;
const WEEK = 7 * 86_400_000;

it.each([
  [0, false, false],
  [-5000, false, false],
  [3 * MINUTE - 1, false, false],
  [3 * MINUTE, true, true],
  [WEEK, true, true],
  [WEEK + 1, true, false],
])('heard of %i ms ago: silent %s, newly so %s', (ago, silent, newly) => {
  const bridge = { heardAt: new Date(NOW.getTime() - ago) };
  expect([isSilent(bridge, NOW), isNewlySilent(bridge, NOW)]).toEqual([silent, newly]);
});
