/**
 * Which comparisons may stand together in one query, whatever is stored.
 *
 * Source: https://firebase.google.com/docs/firestore/query-data/queries#query_limitations
 */
import { FirestoreError } from '../values/error.ts';
import { isNameField, NAME_FIELD } from '../values/field-path.ts';
import { isInequality, isNever, limitedValues } from './filters.ts';
import { withoutRepeats } from './repeats.ts';
import type { FieldPath, Filter, Operator } from '../values/types.ts';
import { Reference, type Value } from '../values/value.ts';

const MAX_NOT_IN_VALUES = 10;
const MAX_INEQUALITY_FIELDS = 10;

function invalid(message: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', message);
}

interface Comparison {
  readonly field: FieldPath;
  readonly op: Operator | 'or';
  readonly value: Value;
  readonly never?: boolean;
}

/** Every comparison as written, and an `or` for each disjunction. */
function comparisonsOf(filter: Filter): readonly Comparison[] {
  switch (filter.kind) {
    case 'field':
      return [{ ...filter, never: isNever(filter.op, filter.value) }];
    case 'unary': {
      const negative = filter.op === 'isNotNull' || filter.op === 'isNotNaN';
      return [{ field: filter.field, op: negative ? '!=' : '==', value: null }];
    }
    case 'or':
    case 'and': {
      if (filter.filters.length === 0) throw invalid('A composite filter has no filters.');
      const inner = filter.filters.flatMap(comparisonsOf);
      return filter.kind === 'or' ? [{ field: [], op: 'or', value: null }, ...inner] : inner;
    }
  }
}

/** Throws INVALID_ARGUMENT for what may not stand together in one query. */
export function checkCombination(where: Filter): void {
  const comparisons = comparisonsOf(where);
  checkElements(where);
  const count = (op: Comparison['op']) => comparisons.filter((each) => each.op === op).length;
  if (count('!=') + count('not-in') > 1) {
    throw invalid("Only one '!=' or 'not-in' filter is allowed in a query.");
  }
  if (count('not-in') > 0 && count('or') + count('in') + count('array-contains-any') > 0) {
    throw invalid("'not-in' cannot be combined with 'or', 'in' or 'array-contains-any'.");
  }
  const inequalities = comparisons.filter(
    (each) => each.op !== 'or' && isInequality(each.op) && !each.never,
  );
  const isByName = ({ field }: Comparison) => isNameField(field);
  const named = comparisons.some(
    (each) => isByName(each) && (each.op === '==' || each.op === 'in'),
  );
  if (named && inequalities.length > 0 && !inequalities.some(isByName)) {
    throw invalid(
      'Equality on key is not allowed if there are other inequality fields and key does not appear ' +
        'in inequalities.',
    );
  }
  if (new Set(inequalities.map((each) => each.field.join('\0'))).size > MAX_INEQUALITY_FIELDS) {
    throw invalid(`Inequalities on more than ${MAX_INEQUALITY_FIELDS} fields.`);
  }
  for (const { field, op, value } of comparisons) {
    if (op === 'or') continue;
    if (field.length === 0) throw invalid('A filter has no field.');
    if (op === 'not-in') limitedValues(value, op, MAX_NOT_IN_VALUES);
    if (isNameField(field)) checkNameComparison(op, value);
  }
}

function checkNameComparison(op: Operator, value: Value): void {
  if (op === 'array-contains' || op === 'array-contains-any') {
    throw invalid(`${NAME_FIELD} is no array; '${op}' cannot be used on it.`);
  }
  const values = op === 'in' || op === 'not-in' ? (Array.isArray(value) ? value : []) : [value];
  if (!values.every((each) => each instanceof Reference)) {
    throw invalid('__key__ filter value must be a Key');
  }
}

function checkElements(where: Filter): void {
  if (elementsIn(withoutRepeats(where)) > 1) {
    throw invalid('A maximum of 1 ARRAY_CONTAINS filter is allowed per disjunction.');
  }
}

/** How many elements of arrays one of the filter's disjunctions asks for, at most. */
function elementsIn(filter: Filter): number {
  switch (filter.kind) {
    case 'and':
      return filter.filters.reduce((sum, each) => sum + elementsIn(each), 0);
    case 'or':
      return Math.max(...filter.filters.map(elementsIn));
    case 'field':
      return filter.op === 'array-contains' || filter.op === 'array-contains-any' ? 1 : 0;
    case 'unary':
      return 0;
  }
}
