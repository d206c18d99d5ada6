import { expect, it } from 'vitest';
import { seeded } from '../support/seeded.ts';
import { chooseMutants, type Mutant, nameOf, rangeOf, shareOf } from './sample.ts';

const mutant = (line: number, from: number, to: number, fileName = 'a.ts'): Mutant => ({
  ...{ fileName, mutatorName: 'StringLiteral', replacement: '""' },
  location: { start: { line, column: from }, end: { line, column: to } },
});

it('chooses so many different ones, the same by the same seed', () => {
  const mutants = Array.from({ length: 50 }, (_, line) => mutant(line, 0, 9));
  const chosen = chooseMutants(mutants, 20, seeded(3));
  expect(new Set(chosen).size).toBe(20);
  expect(chooseMutants(mutants, 20, seeded(3))).toEqual(chosen);
  expect(chooseMutants(mutants, 20, seeded(4))).not.toEqual(chosen);
  expect(new Set(chooseMutants(mutants, 99, seeded(3)))).toEqual(new Set(mutants));
});

it('leaves out one around many others, which would be tried too', () => {
  const inner = [1, 2, 3, 4].map((column) => mutant(7, column, column + 1));
  const outer = mutant(7, 0, 9);
  const elsewhere = [mutant(7, 0, 9, 'b.ts'), mutant(8, 1, 2)];
  const chosen = (all: readonly Mutant[]) => chooseMutants(all, 99, seeded(1));
  expect(chosen([outer, ...inner, ...elsewhere])).not.toContain(outer);
  expect(chosen([outer, ...inner.slice(1), ...elsewhere])).toContain(outer);
});

it('says where a mutant is as Stryker takes it, and as its report names it', () => {
  expect(rangeOf(mutant(7, 2, 5))).toBe('a.ts:8:2-8:5');
  expect(nameOf(mutant(7, 2, 5))).toBe('a.ts 8 3 StringLiteral ""');
});

it('says how far a sample can be trusted', () => {
  const rounded = (noticed: number, tried: number) =>
    Object.values(shareOf(noticed, tried)).map((each: number) => Math.round(each * 1000) / 1000);
  // Worked out by hand.
  expect(rounded(92, 100)).toEqual([0.92, 0.85, 0.959]);
  expect(rounded(0, 10)).toEqual([0, 0, 0.278]);
  expect(rounded(10, 10)).toEqual([1, 0.722, 1]);
});
