/** The tree gives what a plainly sorted array gives, whatever was added and removed, and in as few comparisons as it says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CountedTree } from './counted-tree.ts';

/** Few enough different keys that many are met again, and enough for trees of three levels. */
const key = fc.integer({ min: 0, max: 4_000 });

/** Long runs in one direction, which split and empty nodes at one side, beside keys from everywhere. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), keys: fc.array(key, { maxLength: 60 }) }),
  fc.record({ kind: fc.constant('delete' as const), keys: fc.array(key, { maxLength: 60 }) }),
  fc
    .record({
      kind: fc.constantFrom('set' as const, 'delete' as const),
      from: key,
      length: fc.integer({ min: 1, max: 1_500 }),
      backwards: fc.boolean(),
    })
    .map(({ kind, from, length, backwards }) => {
      const keys = Array.from({ length }, (_, i) => from + i);
      return { kind, keys: backwards ? keys.toReversed() : keys };
    }),
);
const reading = fc.record({ key, from: key, to: key, reverse: fc.boolean() });

test('counts, places and values are those of a sorted array', () => {
  let deepest = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(key, { maxLength: 300 }),
      fc.array(step, { maxLength: 12 }),
      fc.array(reading, { minLength: 1, maxLength: 8 }),
      (first, steps, readings) => {
        const begun = first.toSorted((a, b) => a - b);
        const model = new Map(begun.map((each) => [each, -1]));
        const tree = new CountedTree<number, number>(
          (a, b) => a - b,
          begun,
          begun.map(() => -1),
        );
        for (const [at, { kind, keys }] of steps.entries()) {
          for (const each of keys) {
            if (kind === 'set') {
              model.set(each, at);
              tree.set(each, at);
            } else {
              expect(tree.delete(each)).toBe(model.delete(each));
            }
          }
          expect(tree.size).toBe(model.size);
          deepest = Math.max(deepest, model.size);
        }
        const sorted = [...model].sort(([a], [b]) => a - b);
        const values = sorted.map(([, value]) => value);
        expect([...tree.values(0, tree.size, false)]).toEqual(values);
        for (const { key: wanted, from, to, reverse } of readings) {
          expect(tree.countBefore(wanted)).toBe(sorted.filter(([each]) => each < wanted).length);
          const part = values.slice(Math.min(from, to), to);
          expect([...tree.values(from, to, reverse)]).toEqual(reverse ? part.toReversed() : part);
        }
      },
    ),
    { numRuns: 60, seed: 20260101 },
  );
  // Of 32 entries a node, this many need three levels.
  expect(deepest).toBeGreaterThan(32 * 32);
});

test('what is sparse after many deletions is counted as fast as before', () => {
  let compared = 0;
  const all = Array.from({ length: 50_000 }, (_, i) => i);
  const counting = (a: number, b: number) => {
    compared += 1;
    return a - b;
  };
  const tree = new CountedTree(counting, all, all);
  const perCount = () => {
    compared = 0;
    for (let i = 0; i < 50_000; i += 500) tree.countBefore(i);
    return compared / 100;
  };
  // Twice the comparisons of a search in a sorted array.
  expect(perCount()).toBeLessThan(2 * Math.log2(50_000));
  for (const each of all) if (each % 100 !== 0) tree.delete(each);
  expect(tree.size).toBe(500);
  expect(tree.countBefore(25_000)).toBe(250);
  expect(perCount()).toBeLessThan(2 * Math.log2(500));
  for (const each of all) if (each % 100 === 0) expect(tree.delete(each)).toBe(true);
  expect([tree.size, tree.countBefore(7)]).toEqual([0, 0]);
  tree.set(3, 3);
  expect([...tree.values(0, 9, true)]).toEqual([3]);
});

test('what is added where a whole branch began stays in its place when branches become one', () => {
  const all = Array.from({ length: 3_000 }, (_, i) => i);
  for (let gap = 0; gap < 2_500; gap += 40) {
    const tree = new CountedTree<number, number>((a, b) => a - b, all, all);
    for (let i = gap; i < gap + 500; i += 1) tree.delete(i);
    for (let i = gap; i < gap + 500; i += 9) tree.set(i, i);
    for (const each of all) if (each < gap && each % 90 !== 0) tree.delete(each);
    for (const each of all) if (each >= gap + 500 && each % 90 !== 0) tree.delete(each);
    const left = all.filter((each) =>
      each >= gap && each < gap + 500 ? (each - gap) % 9 === 0 : each % 90 === 0,
    );
    expect([...tree.values(0, tree.size, false)]).toEqual(left);
    expect(left.map((each) => tree.countBefore(each))).toEqual(left.map((_, i) => i));
    for (const each of left) expect(tree.delete(each)).toBe(true);
  }
});
