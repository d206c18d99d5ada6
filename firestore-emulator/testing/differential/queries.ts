/** Random queries and aggregations. */
import type { Chance } from './chance.ts';
import type { Request } from './request.ts';
import { address } from './commits.ts';
import { anyPath, anyValue, array, documentPath, reference, value, type Json } from './values.ts';

const INEQUALITIES = ['LESS_THAN', 'LESS_THAN_OR_EQUAL', 'GREATER_THAN', 'GREATER_THAN_OR_EQUAL'];
const UNARY = ['IS_NULL', 'IS_NOT_NULL', 'IS_NAN', 'IS_NOT_NAN'];
const NAME = '__name__';

/** A query. */
export function query(chance: Chance): Request {
  return {
    method: 'POST',
    path: `${parent(chance)}:runQuery`,
    body: { structuredQuery: structured(chance) },
  };
}

/** A count, a sum, an average, or several of them. */
export function aggregation(chance: Chance): Request {
  const aggregations = chance.several(1, 3, () => aggregate(chance));
  return {
    method: 'POST',
    path: `${parent(chance)}:runAggregationQuery`,
    body: {
      structuredAggregationQuery: {
        structuredQuery: structured(chance),
        aggregations: chance.often(0.02) ? [] : aggregations,
      },
    },
  };
}

function aggregate(chance: Chance): Json {
  const of = { field: { fieldPath: chance.often(0.04) ? NAME : anyPath(chance) } };
  const alias = chance.often(0.5) ? { alias: chance.of(['one', 'two', 'three', 'four']) } : {};
  const made = chance.weighted<Json>([
    [3, () => ({ count: {} })],
    [1, () => ({ count: { upTo: String(chance.below(4)) } })],
    [2, () => ({ sum: of })],
    [2, () => ({ avg: of })],
    [0.03, () => ({})],
  ]);
  return { ...made, ...alias };
}

function parent(chance: Chance): string {
  return chance.often(0.75)
    ? ''
    : `/${address(chance.of(['a/x', 'a/y', 'b/x', documentPath(chance)]))}`;
}

function structured(chance: Chance): Json {
  const where = chance.often(0.75) ? filter(chance, 2) : undefined;
  const orderBy = orders(chance, where);
  const limit = chance.often(0.25) ? { limit: chance.below(5) } : {};
  return {
    from: from(chance),
    ...(where && { where }),
    ...(orderBy.length > 0 && { orderBy }),
    ...(chance.often(0.25) && { startAt: cursor(chance, orderBy) }),
    ...(chance.often(0.2) && { endAt: cursor(chance, orderBy) }),
    ...(chance.often(0.15) && { offset: chance.below(4) - (chance.often(0.05) ? 1 : 0) }),
    ...limit,
    ...(chance.often(0.15) && {
      select: {
        fields: chance.several(0, 3, () => ({
          fieldPath: chance.often(0.2) ? NAME : anyPath(chance, 0.03),
        })),
      },
    }),
  };
}

function from(chance: Chance): readonly Json[] {
  return chance.weighted<readonly Json[]>([
    [10, () => [{ collectionId: chance.of(['a', 'a', 'a', 'b', 'c']) }]],
    [4, () => [{ collectionId: chance.of(['c', 'c', 'a']), allDescendants: true }]],
    [0.6, () => [{ allDescendants: true }]],
    [0.1, () => [{}]],
    [0.1, () => []],
    [0.1, () => [{ collectionId: 'a' }, { collectionId: 'b' }]],
    [0.1, () => [{ collectionId: chance.of(['a/x', '__a__', '.', '__id7__', 'a/x/c']) }]],
  ]);
}

function filter(chance: Chance, depth: number): Json {
  if (depth > 0 && chance.often(0.3)) {
    const filters = chance.several(chance.often(0.02) ? 0 : 1, 3, () => filter(chance, depth - 1));
    return { compositeFilter: { op: chance.often(0.6) ? 'AND' : 'OR', filters } };
  }
  if (chance.often(0.12)) {
    const fieldPath = chance.often(0.05) ? NAME : anyPath(chance);
    return { unaryFilter: { op: chance.of(UNARY), field: { fieldPath } } };
  }
  return { fieldFilter: chance.often(0.12) ? named(chance) : fieldFilter(chance) };
}

function fieldFilter(chance: Chance): Json {
  const field = { fieldPath: anyPath(chance) };
  const list = () =>
    chance.often(0.95)
      ? array(chance, chance.often(0.2) ? 1 : 0)
      : chance.often(0.5)
        ? value(chance)
        : {
            arrayValue: {
              values: Array.from({ length: 31 }, (_, i) => ({ integerValue: `${i}` })),
            },
          };
  return chance.weighted<Json>([
    [4, () => ({ field, op: 'EQUAL', value: anyValue(chance) })],
    [4, () => ({ field, op: chance.of(INEQUALITIES), value: anyValue(chance) })],
    [1.5, () => ({ field, op: 'NOT_EQUAL', value: anyValue(chance) })],
    [2, () => ({ field: { fieldPath: 'l' }, op: 'ARRAY_CONTAINS', value: anyValue(chance) })],
    [2, () => ({ field: { fieldPath: 'l' }, op: 'ARRAY_CONTAINS_ANY', value: list() })],
    [2, () => ({ field, op: 'IN', value: list() })],
    [1.5, () => ({ field, op: 'NOT_IN', value: list() })],
    [0.05, () => ({ field, op: 'OPERATOR_UNSPECIFIED', value: value(chance) })],
    [0.05, () => ({ field, value: value(chance) })],
    [0.05, () => ({ field, op: 'EQUAL' })],
  ]);
}

function named(chance: Chance): Json {
  const field = { fieldPath: NAME };
  const list = () => ({ arrayValue: { values: chance.several(0, 4, () => reference(chance)) } });
  const one = () => (chance.often(0.9) ? reference(chance) : anyValue(chance));
  return chance.weighted<Json>([
    [3, () => ({ field, op: 'EQUAL', value: one() })],
    [3, () => ({ field, op: chance.of(INEQUALITIES), value: one() })],
    [1, () => ({ field, op: 'NOT_EQUAL', value: one() })],
    [2, () => ({ field, op: 'IN', value: list() })],
    [1, () => ({ field, op: 'NOT_IN', value: list() })],
    [0.2, () => ({ field, op: 'ARRAY_CONTAINS', value: one() })],
    [0.2, () => ({ field, op: 'ARRAY_CONTAINS_ANY', value: list() })],
  ]);
}

/** Mostly what the filter compares comes first, as the SDKs have it; the name now and then. */
function orders(chance: Chance, where: Json | undefined): readonly Json[] {
  if (chance.often(0.45)) return [];
  const compared = where && chance.often(0.7) ? fieldsOf(where) : [];
  const others = chance.several(0, 2, () => (chance.often(0.3) ? NAME : anyPath(chance)));
  const paths = [...new Set(compared), ...others];
  const together = chance.often(0.5) ? chance.of(['ASCENDING', 'DESCENDING']) : null;
  const once = chance.often(0.97) || paths.includes(NAME) ? [...new Set(paths)] : paths;
  return once.map((fieldPath) => {
    const direction = together ?? chance.of(['ASCENDING', 'DESCENDING', undefined]);
    return { field: { fieldPath }, ...(direction && { direction }) };
  });
}

interface Ordered {
  readonly field: { readonly fieldPath: string };
}

function fieldsOf(where: Json): readonly string[] {
  const { compositeFilter, fieldFilter, unaryFilter } = where as {
    compositeFilter?: { filters: readonly Json[] };
    fieldFilter?: Ordered;
    unaryFilter?: Ordered;
  };
  if (compositeFilter) return compositeFilter.filters.flatMap(fieldsOf);
  return [(fieldFilter ?? unaryFilter)?.field.fieldPath ?? NAME];
}

function cursor(chance: Chance, orderBy: readonly Json[]): Json {
  const length = Math.max(0, orderBy.length - chance.below(2) + (chance.often(0.05) ? 1 : 0));
  const values = Array.from({ length }, (_, i) => {
    const order = orderBy[i] as Ordered | undefined;
    if (order?.field.fieldPath === NAME && chance.often(0.95)) return reference(chance);
    return anyValue(chance);
  });
  return { values, ...(chance.often(0.6) && { before: chance.often(0.7) }) };
}
