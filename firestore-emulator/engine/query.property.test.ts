/**
 * Any series of commits and queries gives what a naive model gives: a list of documents, each query
 * evaluated on the filter as written, sorted whole.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  comparePaths,
  compareStrings,
  compareValues,
  isArray,
  typeRank,
} from './values/compare.ts';
import { FirestoreError } from './values/error.ts';
import { formatFieldPath, getField } from './values/field-path.ts';
import type { Cursor, FieldPath, Filter, Operator, Order, Query, Write } from './values/types.ts';
import { Reference, Timestamp, type MapValue, type Value } from './values/value.ts';
import { reference, remove, ROOT, subject } from './test-support.ts';

const NAME: FieldPath = ['__name__'];
const FIELDS: readonly FieldPath[] = [['a'], ['b'], ['m', 'x']];
const PATHS = [
  'c/1',
  'c/2',
  'c/3',
  'c/a!',
  'c/é',
  'c/1/c/1',
  'c/1/c/2',
  'c/2/c/1',
  'd/1',
  'd/1/c/1',
];

const SCALARS: readonly Value[] = [
  null,
  false,
  true,
  NaN,
  -1n,
  0n,
  1n,
  2n,
  -0,
  1,
  1.5,
  new Timestamp(1, 0),
  new Timestamp(1, 1000),
  '',
  'a',
  'b',
  '\uffff',
  '\u{1f600}',
  new Uint8Array([1]),
  new Reference(`${ROOT}/c/1`),
];
const OPERATORS: readonly Operator[] = [
  ...(['<', '<=', '==', '==', '==', '!=', '>=', '>', 'array-contains'] as const),
  ...(['array-contains-any', 'in', 'in', 'not-in'] as const),
];
const NAME_OPERATORS: readonly Operator[] = ['<', '<=', '==', '>=', '>', '!='];

/** Few enough that documents and filters often meet. */
const FREQUENT: readonly Value[] = [1n, 2n, 1.5, 'a'];

const scalar = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...SCALARS) },
  { weight: 3, arbitrary: fc.constantFrom(...FREQUENT) },
);
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('x', 'y'), scalar).map(toMap) },
);
function toMap(object: Record<string, Value>): MapValue {
  return new Map(Object.entries(object));
}

const fields: fc.Arbitrary<MapValue> = fc
  .record(
    { a: value, b: value, m: fc.oneof(value, fc.record({ x: value }).map(toMap)) },
    { requiredKeys: ['a'] },
  )
  .map(toMap);
const path = fc.constantFrom(...PATHS);
const write: fc.Arbitrary<Write> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ path, fields }).map(asUpdate) },
  {
    weight: 2,
    arbitrary: fc.record({ path, fields, mask: fc.subarray([...FIELDS]) }).map(asUpdate),
  },
  { weight: 2, arbitrary: path.map(remove) },
);
function asUpdate(write: { path: string; fields: MapValue; mask?: FieldPath[] }): Write {
  return { kind: 'update', transforms: [], ...write };
}

const nameFilter: fc.Arbitrary<Filter> = fc.record({
  kind: fc.constant('field' as const),
  field: fc.constant(NAME),
  op: fc.constantFrom(...NAME_OPERATORS),
  value: path.map(reference),
});
const fieldFilter: fc.Arbitrary<Filter> = fc
  .record({
    field: fc.constantFrom(...FIELDS),
    op: fc.constantFrom(...OPERATORS),
    single: value,
    list: fc.array(value, { minLength: 1, maxLength: 3 }),
  })
  .map(({ field, op, single, list }) => ({
    kind: 'field' as const,
    field,
    op,
    value: op === 'in' || op === 'not-in' || op === 'array-contains-any' ? list : single,
  }));
const unaryFilter: fc.Arbitrary<Filter> = fc.record({
  kind: fc.constant('unary' as const),
  field: fc.constantFrom(...FIELDS),
  op: fc.constantFrom(
    'isNull' as const,
    'isNotNull' as const,
    'isNaN' as const,
    'isNotNaN' as const,
  ),
});
const leaf = fc.oneof(
  { weight: 6, arbitrary: fieldFilter },
  { weight: 1, arbitrary: nameFilter },
  { weight: 1, arbitrary: unaryFilter },
);
const composite = fc.record({
  kind: fc.constantFrom('and' as const, 'or' as const),
  filters: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: leaf },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constantFrom('and' as const, 'or' as const),
          filters: fc.array(leaf, { minLength: 1, maxLength: 2 }),
        }),
      },
    ),
    { minLength: 1, maxLength: 3 },
  ),
});

/** The name comes last: nothing is ordered behind it. */
const orderBy: fc.Arbitrary<Order[]> = fc
  .uniqueArray(fc.record({ field: fc.constantFrom(...FIELDS, NAME), descending: fc.boolean() }), {
    maxLength: 3,
    selector: (order) => formatFieldPath(order.field),
  })
  .map((orders) => orders.toSorted((a, b) => Number(a.field === NAME) - Number(b.field === NAME)));
const givenCursor = fc.option(
  fc.record({ values: fc.array(value, { maxLength: 3 }), before: fc.boolean() }),
  { freq: 1 },
);
const query: fc.Arbitrary<Query> = fc
  .record({
    scope: fc.constantFrom(
      { parent: '', collectionId: 'c', allDescendants: false },
      { parent: 'c/1', collectionId: 'c', allDescendants: false },
      { parent: '', collectionId: 'c', allDescendants: true },
      { parent: 'c/1', collectionId: 'c', allDescendants: true },
    ),
    where: fc.option(fc.oneof(leaf, composite), { nil: undefined }),
    orderBy,
    start: givenCursor,
    end: givenCursor,
    name: path.map(reference),
    offset: fc.constantFrom(0, 0, 0, 1, 2),
    limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  })
  .map(({ scope, where, orderBy: orders, start, end, name, offset, limit }) => {
    const query: Query = { ...scope, orderBy: orders, offset };
    const full = modelOrder(where, orders);
    const cursor = (given: Cursor | null): Cursor | undefined =>
      given === null
        ? undefined
        : {
            before: given.before,
            values: given.values
              .slice(0, full.length)
              .map((each, i) => (full[i]?.field === NAME ? name : each)),
          };
    const [startAt, endAt] = [cursor(start), cursor(end)];
    return {
      ...query,
      ...(where === undefined ? {} : { where }),
      ...(startAt === undefined ? {} : { startAt }),
      ...(endAt === undefined ? {} : { endAt }),
      ...(limit === undefined ? {} : { limit }),
    };
  });

interface ModelDocument {
  readonly path: string;
  readonly fields: MapValue;
}

function holds(filter: Filter, document: ModelDocument): boolean {
  if ('filters' in filter) {
    const each = (inner: Filter) => holds(inner, document);
    return filter.kind === 'and' ? filter.filters.every(each) : filter.filters.some(each);
  }
  const stored = modelField(document, filter.field);
  if (stored === undefined) return false;
  if (filter.kind === 'unary') {
    switch (filter.op) {
      case 'isNull':
        return stored === null;
      case 'isNotNull':
        return stored !== null;
      case 'isNaN':
        return Number.isNaN(stored);
      case 'isNotNaN':
        return stored !== null && !Number.isNaN(stored);
    }
  }
  const { op, value: wanted } = filter;
  // Null and NaN are equal to nothing; only the unary filters find them.
  const isNothing = (each: Value) => each === null || Number.isNaN(each);
  const equal = (a: Value, b: Value) => !isNothing(b) && compareValues(a, b) === 0;
  const sameType = typeRank(stored) === typeRank(wanted) && !isNothing(wanted);
  switch (op) {
    case '==':
      return equal(stored, wanted);
    case '!=':
      return stored !== null && wanted !== null && !equal(stored, wanted);
    case '<':
      return sameType && compareValues(stored, wanted) < 0;
    case '<=':
      return sameType && compareValues(stored, wanted) <= 0;
    case '>':
      return sameType && compareValues(stored, wanted) > 0;
    case '>=':
      return sameType && compareValues(stored, wanted) >= 0;
    case 'array-contains':
      return isArray(stored) && stored.some((element) => equal(element, wanted));
    case 'in':
      return isArray(wanted) && wanted.some((each) => equal(stored, each));
    case 'not-in':
      return (
        isArray(wanted) &&
        stored !== null &&
        !wanted.some((each) => each === null || equal(stored, each))
      );
    case 'array-contains-any':
      return (
        isArray(wanted) &&
        isArray(stored) &&
        stored.some((own) => wanted.some((each) => equal(own, each)))
      );
  }
}

function modelField(document: ModelDocument, field: FieldPath): Value | undefined {
  return field === NAME ? reference(document.path) : getField(document.fields, field);
}

function inequalityFields(filter: Filter | undefined): readonly FieldPath[] {
  if (filter === undefined) return [];
  if ('filters' in filter) return filter.filters.flatMap(inequalityFields);
  const ordering =
    filter.kind === 'unary'
      ? filter.op === 'isNotNull' || filter.op === 'isNotNaN'
      : ['<', '<=', '>', '>=', '!=', 'not-in'].includes(filter.op);
  return ordering && filter.field !== NAME ? [filter.field] : [];
}

function modelOrder(filter: Filter | undefined, orders: readonly Order[]): readonly Order[] {
  const all = [...orders];
  const descending = orders.at(-1)?.descending ?? false;
  const implied = [...inequalityFields(filter)].sort((a, b) =>
    compareStrings(formatFieldPath(a), formatFieldPath(b)),
  );
  for (const field of [...implied, NAME]) {
    if (!all.some((order) => order.field === field)) all.push({ field, descending });
  }
  return all;
}

function modelResults(documents: Iterable<ModelDocument>, query: Query): readonly string[] {
  const orders = modelOrder(query.where, query.orderBy);
  const decisive = orders.slice(0, orders.findIndex((order) => order.field === NAME) + 1);
  const key = (document: ModelDocument) =>
    decisive.map((order) => modelField(document, order.field));
  const compare = (a: readonly (Value | undefined)[], b: readonly Value[]) => {
    for (const [i, other] of b.entries()) {
      const own = a[i] as Value;
      const order =
        own instanceof Reference && other instanceof Reference
          ? comparePaths(own.name, other.name)
          : compareValues(own, other);
      if (order !== 0) return decisive[i]?.descending === true ? -order : order;
    }
    return 0;
  };
  const inScope = ({ path }: ModelDocument) => {
    const ids = path.split('/');
    if (ids.at(-2) !== query.collectionId) return false;
    const parent = ids.slice(0, -2).join('/');
    if (!query.allDescendants) return parent === query.parent;
    return query.parent === '' || `${parent}/`.startsWith(`${query.parent}/`);
  };
  return [...documents]
    .filter(inScope)
    .filter((document) => query.where === undefined || holds(query.where, document))
    .filter((document) => orders.every(({ field }) => modelField(document, field) !== undefined))
    .filter((document) => {
      const { startAt, endAt } = query;
      const start = startAt === undefined ? 1 : compare(key(document), startAt.values);
      const end = endAt === undefined ? -1 : compare(key(document), endAt.values);
      return (
        (startAt?.before === true ? start >= 0 : start > 0) &&
        (endAt?.before === false ? end <= 0 : end < 0)
      );
    })
    .sort((a, b) => compare(key(a), key(b) as Value[]))
    .slice(query.offset ?? 0)
    .slice(0, query.limit)
    .map((document) => document.path);
}

test('queries give what a naive evaluation gives, whatever was written before', () => {
  let asked = 0;
  let refused = 0;
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          writes: fc.array(write, { minLength: 4, maxLength: 16 }),
          queries: fc.array(query, { maxLength: 6 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      (rounds) => {
        const { engine, commit } = subject();
        for (const { writes, queries } of rounds) {
          commit(...writes);
          const documents = [...engine.documents()];
          for (const each of queries) {
            asked++;
            let results: readonly string[];
            try {
              results = engine.runQuery(each).map((document) => document.path);
            } catch (error) {
              expect(error).toBeInstanceOf(FirestoreError);
              expect(['INVALID_ARGUMENT', 'FAILED_PRECONDITION']).toContain(
                (error as FirestoreError).code,
              );
              refused++;
              continue;
            }
            found += results.length;
            expect(results).toEqual(modelResults(documents, each));
            const counted = engine.aggregate(each, [{ alias: 'n', kind: 'count' }]);
            expect(counted.get('n')).toBe(BigInt(results.length));
          }
        }
      },
    ),
    { numRuns: 250, seed: 20260101 },
  );
  // The property means something only if most queries are answered and find documents.
  expect(refused / asked).toBeLessThan(0.4);
  expect(found / asked).toBeGreaterThan(0.3);
});
