/**
 * Filters that an AND or an OR repeats count once: two array-contains that say the same are one, but not
 * if another AND or OR is around one of them.
 *
 * Source: the official emulator's answers.
 */
import { identicalValues, isArray } from '../values/compare.ts';
import { formatFieldPath } from '../values/field-path.ts';
import { isNever } from './filters.ts';
import type { Filter } from '../values/types.ts';
import type { Value } from '../values/value.ts';

/** The filter with each of its parts once in the AND or OR that it stands in. */
export function withoutRepeats(filter: Filter): Filter {
  if (filter.kind !== 'and' && filter.kind !== 'or') return filter;
  const kept: Filter[] = [];
  for (const each of filter.filters.map(withoutRepeats)) {
    if (!kept.some((other) => saysTheSame(other, each))) kept.push(each);
  }
  return { kind: filter.kind, filters: kept };
}

/** The filter without an AND in an AND, an OR in an OR, or either around one filter alone. */
export function flattened(filter: Filter): Filter {
  if (filter.kind !== 'and' && filter.kind !== 'or') return filter;
  const filters = filter.filters
    .map(flattened)
    .flatMap((each) => (each.kind === filter.kind ? each.filters : [each]));
  const [only] = filters;
  return only !== undefined && filters.length === 1 ? only : { kind: filter.kind, filters };
}

/** In whichever order their parts stand, and the values of a list of alternatives. */
function saysTheSame(a: Filter, b: Filter): boolean {
  switch (a.kind) {
    case 'and':
    case 'or':
      return a.kind === b.kind && sameMembers(a.filters, b.filters, saysTheSame);
    case 'unary':
      return a.kind === b.kind && a.op === b.op && sameField(a, b);
    case 'field':
      return a.kind === b.kind && a.op === b.op && sameField(a, b) && sameOperand(a, b);
  }
}

type FieldFilter = Extract<Filter, { kind: 'field' }>;

function sameField(a: Pick<FieldFilter, 'field'>, b: Pick<FieldFilter, 'field'>): boolean {
  return formatFieldPath(a.field) === formatFieldPath(b.field);
}

function sameOperand(a: FieldFilter, b: FieldFilter): boolean {
  if (isEmpty(a) && isEmpty(b)) return true;
  const isList = a.op === 'in' || a.op === 'not-in' || a.op === 'array-contains-any';
  if (!isList || !isArray(a.value) || !isArray(b.value)) return identicalValues(a.value, b.value);
  return sameMembers<Value>(a.value, b.value, identicalValues);
}

/** Nothing satisfies it: no list has a list in it, so that an empty one is as good as null. */
function isEmpty({ op, value }: FieldFilter): boolean {
  const isEmptyList = value !== null && isArray(value) && value.length === 0;
  return isNever(op, value) || (op === 'array-contains' && isEmptyList);
}

function sameMembers<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return (
    a.length === b.length &&
    a.every((one) => b.some((other) => same(one, other))) &&
    b.every((one) => a.some((other) => same(one, other)))
  );
}
