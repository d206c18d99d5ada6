import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comparePaths,
  compareStrings,
  compareValues,
  equalValues,
  identicalValues,
} from './compare.ts';
import { fieldsOf, valueOf, type Plain } from '../test-support.ts';
import { GeoPoint, Reference, Timestamp } from './value.ts';

const vector = (...elements: readonly number[]): Plain => ({
  __type__: '__vector__',
  value: elements,
});

/** Each value is less than the next. */
const ASCENDING: readonly Plain[] = [
  null,
  false,
  true,
  NaN,
  -Infinity,
  -(2n ** 63n),
  -1.5,
  -1n,
  0n,
  Number.MIN_VALUE,
  1n,
  1.5,
  9_007_199_254_740_992,
  9_007_199_254_740_993n,
  2n ** 63n - 1n,
  9_223_372_036_854_775_808,
  Infinity,
  new Timestamp(-1, 999_999_000),
  new Timestamp(0, 0),
  new Timestamp(0, 1000),
  '',
  'a',
  'aa',
  'b',
  'é',
  '\uffff',
  '\u{10000}',
  new Uint8Array([]),
  new Uint8Array([0]),
  new Uint8Array([1, 2]),
  new Uint8Array([255]),
  new Reference('projects/p/databases/d/documents/a/b'),
  new Reference('projects/p/databases/d/documents/a/b/c/d'),
  new Reference('projects/p/databases/d/documents/a!/b'),
  new GeoPoint(-90, 180),
  new GeoPoint(0, -180),
  new GeoPoint(0, 0),
  [],
  [null],
  [1n],
  [1n, 'a'],
  [2n],
  vector(),
  vector(3),
  vector(1, 2),
  vector(1, 3),
  {},
  { a: 1n },
  { a: 1n, b: 1n },
  { a: 2n },
  { b: 0n },
];

describe('the order of values', () => {
  test('is the documented one, across types and within', () => {
    const values = ASCENDING.map(valueOf);
    for (const [i, a] of values.entries()) {
      for (const [j, b] of values.entries()) {
        expect(Math.sign(compareValues(a, b)), `${i} to ${j}`).toBe(Math.sign(i - j));
      }
    }
  });

  test('holds numbers equal whatever their type, and NaN equal to itself', () => {
    expect(equalValues(3n, 3)).toBe(true);
    expect(equalValues(0n, -0)).toBe(true);
    expect(equalValues(NaN, NaN)).toBe(true);
    expect(equalValues(valueOf([{ a: 1n }]), valueOf([{ a: 1 }]))).toBe(true);
    expect(equalValues(9_007_199_254_740_993n, 9_007_199_254_740_992)).toBe(false);
  });

  test('of a map does not depend on the order in which it was built', () => {
    expect(equalValues(fieldsOf({ a: 1n, b: 2n }), fieldsOf({ b: 2n, a: 1n }))).toBe(true);
  });

  test('of strings is that of their UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(Math.sign(compareStrings(a, b))).toBe(
          Buffer.compare(Buffer.from(a), Buffer.from(b)),
        );
      }),
    );
  });

  test('of paths goes by segment', () => {
    expect(comparePaths('a/b', 'a!/b')).toBeLessThan(0);
    expect(comparePaths('a/b/c/d', 'a/b')).toBeGreaterThan(0);
    expect(comparePaths('a/\u{10000}', 'a/\uffff')).toBeGreaterThan(0);
  });
});

test('what is stored alike is told from what is only equal', () => {
  expect(identicalValues(3n, 3)).toBe(false);
  expect(identicalValues(0, -0)).toBe(false);
  expect(identicalValues(NaN, NaN)).toBe(true);
  expect(
    identicalValues(valueOf({ a: [1n, { b: null }] }), valueOf({ a: [1n, { b: null }] })),
  ).toBe(true);
  expect(identicalValues(valueOf({ a: [1n] }), valueOf({ a: [1] }))).toBe(false);
  expect(identicalValues(valueOf({ a: 1n }), valueOf({ a: 1n, b: 1n }))).toBe(false);
  expect(identicalValues(new Timestamp(1, 0), new Timestamp(1, 0))).toBe(true);
  expect(identicalValues('a', null)).toBe(false);
});
