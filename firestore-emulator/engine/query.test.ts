/** Rules of queries that the comparison with a naive model cannot tell: refusals, and what is read. */
import { describe, expect, test } from 'vitest';
import { and, or, query, reference, remove, set, subject, update, where } from './test-support.ts';
import type { Filter, Query } from './values/types.ts';
import { fieldsOf } from './test-support.ts';

const values = (count: number) => Array.from({ length: count }, (_, i) => BigInt(i));

describe('refused are', () => {
  test.each<[string, Query]>([
    ['two !=', query('a', { where: and(where('x', '!=', 1n), where('y', '!=', 1n)) })],
    [
      'not-in with in',
      query('a', { where: and(where('x', 'not-in', [1n]), where('y', 'in', [1n])) }),
    ],
    [
      'not-in in an or',
      query('a', { where: or(where('x', 'not-in', [1n]), where('y', '==', 1n)) }),
    ],
    ['11 values of not-in', query('a', { where: where('x', 'not-in', values(11)) })],
    ['31 values of in', query('a', { where: where('x', 'in', values(31)) })],
    [
      '6 × 6 disjunctions',
      query('a', { where: and(where('x', 'in', values(6)), where('y', 'in', values(6))) }),
    ],
    ['in without values', query('a', { where: where('x', 'in', []) })],
    ['in of no list', query('a', { where: where('x', 'in', 1n) })],
    [
      'two array-contains',
      query('a', {
        where: and(where('x', 'array-contains', 1n), where('y', 'array-contains', 1n)),
      }),
    ],
    ['a name that is no reference', query('a', { where: where('__name__', '==', 'a/1') })],
    [
      'a list of names with another value',
      query('a', { where: where('__name__', 'in', [reference('a/1'), 'a/2']) }),
    ],
    [
      'a cursor longer than the order',
      query('a', { orderBy: ['x'], startAt: { values: [1n, reference('a/1'), 1n], before: true } }),
    ],
    [
      'a cursor with the name, which only Firestore orders by',
      query('a', { orderBy: ['x'], endAt: { values: [1n, reference('a/1')], before: true } }),
    ],
    [
      'a cursor in a query without an order',
      query('a', { endAt: { values: [reference('a/1')], before: true } }),
    ],
    [
      'a cursor with a field that only an inequality orders by',
      query('a', { where: where('x', '>', 0n), startAt: { values: [1n], before: true } }),
    ],
    [
      'a cursor with a name that is no reference',
      query('a', { orderBy: ['__name__'], startAt: { values: ['1'], before: true } }),
    ],
    ['an order that names a field twice', query('a', { orderBy: ['x', '-x'] })],
    ['a negative limit', query('a', { limit: -1 })],
    ['a negative offset', query('a', { offset: -1 })],
    ['an empty composite filter', query('a', { where: and() })],
  ])('%s', (_, refused) => {
    const { engine } = subject();
    const invalid = expect.objectContaining({ code: 'INVALID_ARGUMENT' }) as Error;
    expect(() => engine.runQuery(refused)).toThrow(invalid);
    expect(() => engine.aggregate(refused, [{ alias: 'all', kind: 'count' }])).toThrow(invalid);
  });
});

test('30 disjunctions are allowed', () => {
  const { commit, find } = subject();
  commit(set('a/1', { x: 3n, y: 4n }), set('a/2', { x: 9n, y: 4n }));
  const filter = and(where('x', 'in', values(5)), where('y', 'in', values(6)));
  expect(find(query('a', { where: filter }))).toEqual(['a/1']);
});

test('a limit of none gives none', () => {
  const { commit, find } = subject();
  commit(set('a/1', {}));
  expect(find(query('a', { limit: 0 }))).toEqual([]);
});

test('a comparison keeps to the type of its value', () => {
  const { commit, find } = subject();
  commit(
    set('a/1', { x: 5n }),
    set('a/2', { x: 'text' }),
    set('a/3', { x: NaN }),
    set('a/4', { x: null }),
    set('a/5', { x: -1.5 }),
  );
  expect(find(query('a', { where: where('x', '<', 9n) }))).toEqual(['a/5', 'a/1']);
  expect(find(query('a', { where: where('x', '>', 0n) }))).toEqual(['a/1']);
  expect(find(query('a', { where: where('x', '!=', 5n) }))).toEqual(['a/3', 'a/5', 'a/2']);
});

test('documents of other collections, and of those below, are not found', () => {
  const { commit, find } = subject();
  commit(set('a/1', {}), set('a/1/a/2', {}), set('b/1/a/3', {}), set('aa/1', {}));
  expect(find(query('a'))).toEqual(['a/1']);
  expect(find(query('a', { allDescendants: true }))).toEqual(['a/1', 'a/1/a/2', 'b/1/a/3']);
  expect(find(query('a', { allDescendants: true, parent: 'a/1' }))).toEqual(['a/1/a/2']);
});

test('a cursor bounds each alternative of a field that it is a value of', () => {
  const { commit, find } = subject();
  commit(set('a/1', { x: 1n }), set('a/2', { x: 2n }), set('a/3', { x: 3n }));
  const any = where('x', 'in', [1n, 2n, 3n]);
  const cursor = (value: bigint, before: boolean) => ({ values: [value], before });
  const from = (orderBy: string, value: bigint, before: boolean) =>
    find(query('a', { where: any, orderBy: [orderBy], startAt: cursor(value, before) }));
  const to = (orderBy: string, value: bigint, before: boolean) =>
    find(query('a', { where: any, orderBy: [orderBy], endAt: cursor(value, before) }));
  expect(from('x', 2n, true)).toEqual(['a/2', 'a/3']);
  expect(from('x', 2n, false)).toEqual(['a/3']);
  expect(from('-x', 2n, true)).toEqual(['a/2', 'a/1']);
  expect(from('-x', 2n, false)).toEqual(['a/1']);
  expect(to('x', 2n, true)).toEqual(['a/1']);
  expect(to('x', 2n, false)).toEqual(['a/1', 'a/2']);
  expect(to('-x', 2n, true)).toEqual(['a/3']);
  expect(to('-x', 2n, false)).toEqual(['a/3', 'a/2']);
});

test('cursors include or leave out what equals them, in either direction', () => {
  const { commit, find } = subject();
  commit(set('a/1', { x: 1n }), set('a/2', { x: 2n }), set('a/3', { x: 3n }));
  const from = (orderBy: string, before: boolean) =>
    find(query('a', { orderBy: [orderBy], startAt: { values: [2n], before } }));
  const to = (orderBy: string, before: boolean) =>
    find(query('a', { orderBy: [orderBy], endAt: { values: [2n], before } }));
  expect([from('x', true), from('x', false)]).toEqual([['a/2', 'a/3'], ['a/3']]);
  expect([from('-x', true), from('-x', false)]).toEqual([['a/2', 'a/1'], ['a/1']]);
  expect([to('x', true), to('x', false)]).toEqual([['a/1'], ['a/1', 'a/2']]);
  expect([to('-x', true), to('-x', false)]).toEqual([['a/3'], ['a/3', 'a/2']]);
});

test('a projection keeps only its fields, and none leaves the names', () => {
  const { engine, commit } = subject();
  commit(set('a/1', { x: 1n, y: { z: 2n, w: 3n } }));
  const select = (...fields: readonly (readonly string[])[]) =>
    engine.runQuery(query('a', { select: fields })).map((document) => document.fields);
  expect(select(['y', 'z'])).toEqual([fieldsOf({ y: { z: 2n } })]);
  expect(select()).toEqual([new Map()]);
  expect(engine.get('a/1')?.fields.size).toBe(2);
});

test('an index follows documents that change, go and come back', () => {
  const { commit, find } = subject();
  const tagged = query('a', { where: where('tags', 'array-contains', 't') });
  commit(set('a/1', { tags: ['t', 't', 'u'] }), set('a/2', { tags: ['u'] }));
  expect(find(tagged)).toEqual(['a/1']);
  commit(update('a/1', { tags: ['u'] }), update('a/2', { tags: ['u', 't'] }));
  expect(find(tagged)).toEqual(['a/2']);
  commit(remove('a/1'), remove('a/2'));
  expect(find(tagged)).toEqual([]);
  commit(set('a/2', { tags: ['t'] }));
  expect(find(tagged)).toEqual(['a/2']);
});

test('more shapes of queries than there are indexes kept are still answered', () => {
  const { commit, find } = subject();
  const fields = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`f${i}`, BigInt(i)]));
  commit(set('a/1', fields));
  const filters: Filter[] = Object.keys(fields).map((name) => where(name, '>=', 0n));
  for (const filter of [...filters, ...filters])
    expect(find(query('a', { where: filter }))).toEqual(['a/1']);
});

test('reads are counted: a document each, and one for a query without results', () => {
  const { engine, commit, find } = subject();
  commit(set('a/1', {}), set('a/2', {}));
  find(query('a'));
  find(query('none'));
  engine.get('a/none');
  expect(engine.counters).toEqual({ documentReads: 4, documentWrites: 2, documentDeletes: 0 });
});
