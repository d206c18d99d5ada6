/**
 * A query made explicit: its conjunctions, its full order, and the checks that do not need data.
 *
 * Source: https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#structuredquery
 * and https://firebase.google.com/docs/firestore/query-data/queries#query_limitations
 */
import { compareStrings, identicalValues } from '../values/compare.ts';
import { FirestoreError } from '../values/error.ts';
import { formatFieldPath, isNameField, NAME_FIELD } from '../values/field-path.ts';
import {
  disjunctions,
  isInequality,
  limitedValues,
  type Atom,
  type Conjunction,
} from './filters.ts';
import { checkCollectionPath, childPath } from '../values/names.ts';
import type { Cursor, FieldPath, Filter, Operator, Query } from '../values/types.ts';
import { Reference, type Value } from '../values/value.ts';

/** One field of a query's order. */
export interface PlanOrder {
  readonly field: FieldPath;
  readonly key: string;
  readonly isName: boolean;
  readonly descending: boolean;
}

export interface QueryPlan {
  readonly parent: string;
  readonly collectionId: string;
  readonly allDescendants: boolean;
  readonly disjuncts: readonly Conjunction[];
  /** The full order, ending with the name. */
  readonly orders: readonly PlanOrder[];
  /** Fields that a result must have although they neither filter nor decide the order. */
  readonly required: readonly FieldPath[];
  readonly startAt: Cursor | undefined;
  readonly endAt: Cursor | undefined;
  readonly offset: number;
  readonly limit: number | undefined;
}

const MAX_NOT_IN_VALUES = 10;
const MAX_INEQUALITY_FIELDS = 10;

function invalid(message: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', message);
}

/**
 * Throws INVALID_ARGUMENT for what Firestore refuses in any state of the data. `required` are
 * fields that results must have besides those of the query: the fields an aggregation works on.
 */
export function planQuery(query: Query, required: readonly FieldPath[] = []): QueryPlan {
  if (query.collectionId !== '') checkCollectionPath(childPath(query.parent, query.collectionId));
  if ((query.offset ?? 0) < 0) throw invalid('offset is negative');
  if ((query.limit ?? 0) < 0) throw invalid('limit is negative');
  const comparisons = comparisonsOf(query.where);
  checkCombination(comparisons);
  const disjuncts = disjunctions(query.where);
  disjuncts.forEach(checkConjunction);
  const orders = fullOrder(query, disjuncts.flat(), required);
  checkCursor(query.startAt, orders, query.orderBy.length);
  checkCursor(query.endAt, orders, query.orderBy.length);
  checkOrders(query, orders, disjuncts);
  if (required.length > 0) checkAggregated(query, disjuncts, required);
  return {
    parent: query.parent,
    collectionId: query.collectionId,
    allDescendants: query.allDescendants,
    disjuncts,
    orders,
    required,
    startAt: query.startAt,
    endAt: query.endAt,
    offset: query.offset ?? 0,
    limit: query.limit,
  };
}

/**
 * What of the order Firestore refuses, although it would be clear: fields behind the name, which alone
 * decides; the names read backwards, for which there is no index; and all but names in their order
 * where no collection is named.
 */
function checkOrders(
  query: Query,
  orders: readonly PlanOrder[],
  disjuncts: readonly Conjunction[],
): void {
  if (orders.at(-1)?.isName !== true) {
    throw invalid('order by clause cannot contain more fields after the key');
  }
  const [first] = orders;
  const byNameAlone = disjuncts.some((atoms) => atoms.every((atom) => atom.isName));
  if (query.collectionId === '') {
    const filtered = disjuncts.flat().find((atom) => !atom.isName);
    if (filtered) throw invalid(`kind is required for filter: ${filtered.key}`);
    if (first?.isName !== true || first.descending) {
      throw invalid('kind is required for all orders except __key__ ascending');
    }
  }
  if (query.collectionId !== '' && query.allDescendants && query.parent !== '') {
    if (first?.isName !== true || disjuncts.flat().some((atom) => !atom.isName)) {
      throw invalid('collection group queries are only allowed at the root parent');
    }
  }
  if (first?.isName === true && first.descending && byNameAlone) {
    throw new FirestoreError(
      'FAILED_PRECONDITION',
      'Firestore does not support descending key scans',
    );
  }
}

/**
 * What sums and averages do not go with: a projection, and names in the order or the filter, behind which
 * there is no index that holds the fields.
 */
function checkAggregated(
  query: Query,
  disjuncts: readonly Conjunction[],
  fields: readonly FieldPath[],
): void {
  if (query.select !== undefined) {
    throw invalid('Cannot apply property masks when aggregation fields are present.');
  }
  const named = disjuncts.flat().some((atom) => atom.isName);
  const nameAt = query.orderBy.findIndex(({ field }) => isNameField(field));
  const below = query.parent !== '' && query.allDescendants;
  if (!named && nameAt < 0 && !below) return;
  const before = new Set(query.orderBy.slice(0, Math.max(0, nameAt)).map(keyOf));
  const behind = fields.map(formatFieldPath).filter((key) => !before.has(key));
  if (behind.length === 0) return;
  throw invalid(
    `This query requires an index that has fields [${behind.join(', ')}] after ${NAME_FIELD} and ` +
      'Firestore does not currently support such an index.',
  );
}

function keyOf({ field }: { readonly field: FieldPath }): string {
  return formatFieldPath(field);
}

interface Comparison {
  readonly field: FieldPath;
  readonly op: Operator | 'or';
  readonly value: Value;
}

/** Every comparison as written, and an `or` for each disjunction. */
function comparisonsOf(filter: Filter | undefined): readonly Comparison[] {
  if (filter === undefined) return [];
  switch (filter.kind) {
    case 'field':
      return [filter];
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

/** What may not stand together in one query. */
function checkCombination(comparisons: readonly Comparison[]): void {
  const count = (op: Comparison['op']) => comparisons.filter((each) => each.op === op).length;
  if (count('!=') + count('not-in') > 1) {
    throw invalid("Only one '!=' or 'not-in' filter is allowed in a query.");
  }
  if (count('not-in') > 0 && count('or') + count('in') + count('array-contains-any') > 0) {
    throw invalid("'not-in' cannot be combined with 'or', 'in' or 'array-contains-any'.");
  }
  const inequalities = comparisons.filter((each) => each.op !== 'or' && isInequality(each.op));
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

function checkConjunction(atoms: Conjunction): void {
  const elements = atoms.filter((atom) => atom.op === 'array-contains');
  const [first] = elements;
  const isFirst = ({ key, value }: Atom) =>
    key === first?.key && identicalValues(value, first.value);
  if (!elements.every(isFirst)) {
    throw invalid('A maximum of 1 ARRAY_CONTAINS filter is allowed per disjunction.');
  }
}

/**
 * The order asked for, then the fields with an inequality by name, then the document's name; what
 * is added goes in the direction of the last order asked for. Fields that are aggregated come before
 * the name: their index holds them so, and a limit cuts off what comes last in it.
 */
function fullOrder(
  query: Query,
  atoms: readonly Atom[],
  aggregated: readonly FieldPath[],
): readonly PlanOrder[] {
  const orders: PlanOrder[] = [];
  for (const { field, descending } of query.orderBy) {
    if (field.length === 0) throw invalid('An order has no field.');
    const key = formatFieldPath(field);
    if (orders.some((order) => order.key === key)) {
      throw invalid(`The order by clause cannot contain duplicate fields: ${key}`);
    }
    orders.push({ field, key, isName: isNameField(field), descending });
  }
  const descending = orders.at(-1)?.descending ?? false;
  const implied = atoms
    .filter((atom) => isInequality(atom.op) && !atom.isName)
    .sort((a, b) => compareStrings(a.key, b.key));
  for (const { field, key } of implied) {
    if (!orders.some((order) => order.key === key)) {
      orders.push({ field, key, isName: false, descending });
    }
  }
  if (!orders.some((order) => order.isName)) {
    for (const field of query.collectionId === '' ? [] : aggregated) {
      const key = formatFieldPath(field);
      if (!orders.some((order) => order.key === key)) {
        orders.push({ field, key, isName: false, descending });
      }
    }
    orders.push({ field: [NAME_FIELD], key: NAME_FIELD, isName: true, descending });
  }
  return orders;
}

/**
 * A cursor may name only what the query itself orders by, not what Firestore adds to the order. (The
 * SDKs send the whole order with a query, and with an aggregation only what was asked for.)
 */
function checkCursor(
  cursor: Cursor | undefined,
  orders: readonly PlanOrder[],
  asked: number,
): void {
  if (cursor === undefined) return;
  if (cursor.values.length > Math.min(asked, orders.length)) {
    throw invalid('Cursor has too many values.');
  }
  cursor.values.forEach((value, i) => {
    if (orders[i]?.isName === true && !(value instanceof Reference)) {
      throw invalid(`Cursor value for ${NAME_FIELD} must be a reference.`);
    }
  });
}
