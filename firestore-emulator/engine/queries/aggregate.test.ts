import { describe, expect, test, vi } from 'vitest';
import { OrderedIndex } from '../store/indexes.ts';
import { and, or, query, set, subject, where, type Plain } from '../test-support.ts';
import type { Aggregation, Query } from '../values/types.ts';

const MOST = 2n ** 63n - 1n;

function aggregated(values: readonly Plain[], ...aggregations: readonly Aggregation[]) {
  const { engine, commit } = subject();
  commit(...values.map((value, i) => set(`a/${i}`, { n: value })), set('a/without', {}));
  return Object.fromEntries(engine.aggregate(query('a'), aggregations));
}
const sum: Aggregation = { alias: 'sum', kind: 'sum', field: ['n'] };
const avg: Aggregation = { alias: 'avg', kind: 'avg', field: ['n'] };

describe('count', () => {
  const numbers = Array.from({ length: 30 }, (_, i) => BigInt(i));

  test.each<[string, Partial<Query>, number, boolean]>([
    ['all', {}, 31, false],
    ['a range', { where: and(where('n', '>=', 3n), where('n', '<', 9n)) }, 6, false],
    ['one of several values', { where: where('n', 'in', [1n, 2n, 99n]) }, 2, false],
    ['what is behind an offset', { offset: 30 }, 1, false],
    ['up to a limit', { limit: 7, offset: 2 }, 7, false],
    [
      'what follows a value that none of them has',
      {
        where: where('k', '==', 1n),
        orderBy: query('a', { orderBy: ['n', 'k'] }).orderBy,
        startAt: { values: [5n, 2n], before: true },
      },
      24,
      true,
    ],
    ['unequal ones', { where: where('n', '!=', 3n) }, 29, true],
    ['what may be found twice', { where: or(where('n', '<', 3n), where('n', '<', 5n)) }, 5, true],
  ])('of %s reads documents only where the index does not say it', (_name, asked, n, isRead) => {
    const { engine, commit } = subject();
    commit(...numbers.map((each) => set(`a/${each}`, { n: each, k: 1n })), set('a/without', {}));
    const scanned = vi.spyOn(OrderedIndex.prototype, 'scan');
    const found = engine.aggregate({ ...query('a'), ...asked }, [{ alias: 'n', kind: 'count' }]);
    expect(found.get('n')).toBe(BigInt(n));
    expect(scanned.mock.calls.length > 0).toBe(isRead);
    scanned.mockRestore();
  });
});

describe('sum', () => {
  test.each<[readonly Plain[], Plain]>([
    [[], 0n],
    [['text', null], 0n],
    [[1n, 2n, 'text'], 3n],
    [[1n, 0.5], 1.5],
    [[1n, 2], 3],
    [[MOST, 1n], 2 ** 63],
    [[MOST, 1n, -1n], MOST],
    [[1n, NaN], NaN],
    [[Infinity, -Infinity], NaN],
  ])('of %s is %s', (values, total) => {
    expect(aggregated(values, sum)).toEqual({ sum: total });
  });
});

describe('average', () => {
  test.each<[readonly Plain[], number | null]>([
    [[], null],
    [['text'], null],
    [[1n, 2n], 1.5],
    [[4n], 4],
    [[1n, NaN], NaN],
    [[1n, Infinity], Infinity],
  ])('of %s is %s', (values, mean) => {
    expect(aggregated(values, avg)).toEqual({ avg: mean });
  });
});

describe('count', () => {
  test('counts all results, or up to a bound', () => {
    expect(
      aggregated(
        [1n, 2n],
        { alias: 'all', kind: 'count' },
        { alias: 'some', kind: 'count', upTo: 2 },
      ),
    ).toEqual({
      all: 3n,
      some: 2n,
    });
  });

  test('next to a sum counts only documents that have the field', () => {
    expect(aggregated([1n, 2n], { alias: 'all', kind: 'count' }, sum)).toEqual({
      all: 2n,
      sum: 3n,
    });
  });

  test('keeps to filters, offset and limit', () => {
    const { engine, commit } = subject();
    commit(...[1n, 2n, 3n, 4n].map((n) => set(`a/${n}`, { n })));
    const count = (extras: Parameters<typeof query>[1]) =>
      engine.aggregate(query('a', extras), [{ alias: 'n', kind: 'count' }]).get('n');
    expect(count({ where: where('n', '>', 1n) })).toBe(3n);
    expect(count({ limit: 2 })).toBe(2n);
    expect(count({ offset: 3 })).toBe(1n);
  });
});

test.each<[string, readonly Aggregation[]]>([
  ['none', []],
  ['six', Array.from({ length: 6 }, (_, i) => ({ alias: `a${i}`, kind: 'count' as const }))],
  ['two of a name', [sum, { ...avg, alias: 'sum' }]],
  ['up to nothing', [{ alias: 'n', kind: 'count', upTo: 0 }]],
])('%s is refused', (_, aggregations) => {
  expect(() => aggregated([], ...aggregations)).toThrow(
    expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
  );
});
