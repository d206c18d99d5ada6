/**
 * A query made explicit: its conjunctions, its full order, and the checks that do not need data.
 *
 * Source: https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#structuredquery
 * and https://firebase.google.com/docs/firestore/query-data/queries#query_limitations
 */
import { compareStrings } from '../values/compare.ts';
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
  checkCollectionPath(childPath(query.parent, query.collectionId));
  if ((query.offset ?? 0) < 0) throw invalid('offset is negative');
  if ((query.limit ?? 0) < 0) throw invalid('limit is negative');
  const comparisons = comparisonsOf(query.where);
  checkCombination(comparisons);
  const disjuncts = disjunctions(query.where);
  disjuncts.forEach(checkConjunction);
  const all = fullOrder(query, disjuncts.flat());
  // Nothing after the name can decide the order, but a result must have those fields all the same.
  const nameAt = all.findIndex((order) => order.isName);
  const orders = all.slice(0, nameAt + 1);
  checkCursor(query.startAt, orders, query.orderBy.length);
  checkCursor(query.endAt, orders, query.orderBy.length);
  return {
    parent: query.parent,
    collectionId: query.collectionId,
    allDescendants: query.allDescendants,
    disjuncts,
    orders,
    required: [...all.slice(nameAt + 1).map((order) => order.field), ...required],
    startAt: query.startAt,
    endAt: query.endAt,
    offset: query.offset ?? 0,
    limit: query.limit,
  };
}

interface Comparison {
  readonly field: FieldPath;
  readonly op: Operator | 'or';
  readonly value: Value;
}

/** Every comparison as written, and an `or` for each real disjunction. */
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
      const isOr = filter.kind === 'or' && filter.filters.length > 1;
      return isOr ? [{ field: [], op: 'or', value: null }, ...inner] : inner;
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
  if (atoms.filter((atom) => atom.op === 'array-contains').length > 1) {
    throw invalid('A maximum of 1 ARRAY_CONTAINS filter is allowed per disjunction.');
  }
}

/**
 * The order asked for, then the fields with an inequality by name, then the document's name; what
 * is added goes in the direction of the last order asked for.
 */
function fullOrder(query: Query, atoms: readonly Atom[]): readonly PlanOrder[] {
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
