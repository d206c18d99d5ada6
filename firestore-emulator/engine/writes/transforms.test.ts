import { describe, expect, test } from 'vitest';
import { create, fieldsOf, set, subject, update, valueOf, type Plain } from '../test-support.ts';
import type { Transform } from '../values/types.ts';
import { Timestamp, type Value } from '../values/value.ts';

const MOST = 2n ** 63n - 1n;
const LEAST = -(2n ** 63n);

/** What the transform leaves of a stored value (none if undefined), and its result. */
function transformed(stored: Plain | undefined, transform: Transform) {
  const { commit, engine } = subject();
  commit(create('a/b', stored === undefined ? {} : { f: stored }));
  const { results } = commit(update('a/b', {}, [transform]));
  return { stored: engine.get('a/b')?.fields.get('f'), result: results[0]?.transformResults[0] };
}

const numeric = (kind: 'increment' | 'minimum' | 'maximum', operand: Value): Transform => ({
  kind,
  field: ['f'],
  operand,
});

describe('increment', () => {
  test.each<[Plain | undefined, Value, Value]>([
    [2n, 3n, 5n],
    [2n, 0.5, 2.5],
    [2.5, 1n, 3.5],
    [undefined, 3n, 3n],
    ['text', 3n, 3n],
    [MOST, 1n, MOST],
    [LEAST, -1n, LEAST],
    [1n, Infinity, Infinity],
  ])('%s and %s make %s', (stored, operand, sum) => {
    expect(transformed(stored, numeric('increment', operand))).toEqual({
      stored: sum,
      result: sum,
    });
  });
});

describe('minimum and maximum', () => {
  test.each<['minimum' | 'maximum', Plain | undefined, Value, Value]>([
    ['maximum', 2n, 3n, 3n],
    ['maximum', 3n, 2.5, 3n],
    ['maximum', 3n, 3, 3n],
    ['maximum', 3, 3n, 3],
    ['maximum', -0, 0n, -0],
    ['maximum', 9_007_199_254_740_992, 9_007_199_254_740_993n, 9_007_199_254_740_993n],
    ['maximum', 3n, NaN, NaN],
    ['minimum', NaN, 3n, NaN],
    ['minimum', 3n, 2.5, 2.5],
    ['minimum', undefined, 2n, 2n],
    ['minimum', null, 2n, 2n],
  ])('%s of %s and %s is %s', (kind, stored, operand, outcome) => {
    expect(transformed(stored, numeric(kind, operand)).stored).toBe(outcome);
  });
});

describe('array transforms', () => {
  const list = (kind: 'arrayUnion' | 'arrayRemove', ...elements: readonly Plain[]): Transform => ({
    kind,
    field: ['f'],
    elements: elements.map(valueOf),
  });

  test.each<[Plain | undefined, Transform, Plain]>([
    [[1n, 'a'], list('arrayUnion', 'b', 1, 'b'), [1n, 'a', 'b']],
    [undefined, list('arrayUnion', null, NaN, NaN), [null, NaN]],
    ['text', list('arrayUnion', { x: 1n }, { x: 1 }), [{ x: 1n }]],
    [[1n, 'a', 1, 'b'], list('arrayRemove', 1n, 'c'), ['a', 'b']],
    [5n, list('arrayRemove', 1n), []],
  ])('case %#', (stored, transform, outcome) => {
    expect(transformed(stored, transform)).toEqual({ stored: valueOf(outcome), result: null });
  });

  test('refuse an array as an element', () => {
    expect(() => transformed([], list('arrayUnion', [1n]))).toThrow(
      /array value in an array value/,
    );
  });
});

test('the server time is the commit time in milliseconds, the same for all fields', () => {
  const { commit, engine, clock } = subject();
  clock.time += 0.25;
  const at = (path: string) =>
    set(path, {}, { transforms: [{ kind: 'serverTime', field: ['t', 'x'] }] });
  const { commitTime } = commit(at('a/b'), at('a/c'));
  const expected = new Timestamp(commitTime.seconds, 0);
  expect(commitTime.nanos).toBe(250_000);
  for (const path of ['a/b', 'a/c']) {
    expect(engine.get(path)?.fields).toEqual(new Map([['t', new Map([['x', expected]])]]));
  }
});

test('transforms apply in order after the update of the same write', () => {
  const { commit, engine } = subject();
  commit(
    set('a/b', { f: 1n }, { transforms: [numeric('increment', 2n), numeric('increment', 3n)] }),
  );
  expect(engine.get('a/b')?.fields).toEqual(fieldsOf({ f: 6n }));
});

test('an operand that is no number is refused', () => {
  expect(() => transformed(1n, numeric('increment', 'x'))).toThrow(/must be a number/);
});

test('500 transforms of a document are allowed, 501 are not, over all writes of the commit', () => {
  const many = (count: number) => Array.from({ length: count }, () => numeric('increment', 1n));
  const { commit, engine } = subject();
  commit(set('a/b', {}, { transforms: many(250) }), update('a/b', {}, many(250)));
  expect(engine.get('a/b')?.fields.get('f')).toBe(500n);
  expect(() => commit(update('a/b', {}, many(250)), update('a/b', {}, many(251)))).toThrow(
    /At most 500 transforms/,
  );
});
