/**
 * A query made explicit: its conjunctions, its full order, and the checks that do not need data.
 *
 * Source: https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#structuredquery
 * and https://firebase.google.com/docs/firestore/query-data/queries#query_limitations
 */
import { compareStrings } from '../values/compare.ts';
import { FirestoreError } from '../values/error.ts';
import { formatFieldPath, isNameField, NAME_FIELD } from '../values/field-path.ts';
import { disjunctions, isInequality, type Atom, type Conjunction } from './filters.ts';
import { checkCombination } from './combinations.ts';
import { flattened, withoutRepeats } from './repeats.ts';
import { checkCollectionPath, checkDocumentPath, childPath } from '../values/names.ts';
import type { Cursor, FieldPath, Query } from '../values/types.ts';
import { Reference } from '../values/value.ts';

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

function invalid(message: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', message);
}

/**
 * Throws INVALID_ARGUMENT for what Firestore refuses in any state of the data. `required` are
 * fields that results must have besides those of the query: the fields an aggregation works on.
 */
export function planQuery(query: Query, required: readonly FieldPath[] = []): QueryPlan {
  if (required.length > 0 && query.select !== undefined) {
    throw invalid('Cannot apply property masks when aggregation fields are present.');
  }
  if (query.collectionId !== '') checkCollectionPath(childPath(query.parent, query.collectionId));
  else if (query.parent !== '') checkDocumentPath(query.parent);
  if ((query.offset ?? 0) < 0) throw invalid('offset is negative');
  if ((query.limit ?? 0) < 0) throw invalid('limit is negative');
  if (query.where) checkCombination(query.where);
  const disjuncts = disjunctions(query.where && withoutRepeats(flattened(query.where)));
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
 * What sums and averages do not go with, besides a projection: names in the order or the filter, behind which
 * there is no index that holds the fields.
 */
function checkAggregated(
  query: Query,
  disjuncts: readonly Conjunction[],
  fields: readonly FieldPath[],
): void {
  const named = disjuncts.flat().some((atom) => atom.isName);
  const nameAt = query.orderBy.findIndex(({ field }) => isNameField(field));
  const below = query.parent !== '' && query.allDescendants;
  if (!named && nameAt < 0 && !below) return;
  const before = new Set(
    nameAt >= 0
      ? query.orderBy.slice(0, nameAt).map(keyOf)
      : [
          ...query.orderBy.map(keyOf),
          ...disjuncts
            .flat()
            .filter(isOrdering)
            .map(({ key }) => key),
        ],
  );
  const behind = fields.map(formatFieldPath).filter((key) => !before.has(key));
  if (behind.length === 0) return;
  throw invalid(
    `This query requires an index that has fields [${behind.join(', ')}] after ${NAME_FIELD} and ` +
      'Firestore does not currently support such an index.',
  );
}

/** Whether results come in the order of the comparison's field. */
function isOrdering({ op, isName, never }: Atom): boolean {
  return isInequality(op) && !isName && !never;
}

function keyOf({ field }: { readonly field: FieldPath }): string {
  return formatFieldPath(field);
}

/**
 * The order asked for, then the fields with an inequality by name, then the document's name; what
 * is added goes in the direction of the last order asked for. Fields that are aggregated come, by name, before
 * the document's: their index holds them so, and a limit cuts off what comes last in it.
 */
function fullOrder(
  query: Query,
  atoms: readonly Atom[],
  aggregated: readonly FieldPath[],
): readonly PlanOrder[] {
  const orders: PlanOrder[] = [];
  for (const { field, descending } of askedOrder(query)) {
    if (field.length === 0) throw invalid('An order has no field.');
    const key = formatFieldPath(field);
    if (orders.some((order) => order.key === key)) {
      throw invalid(`The order by clause cannot contain duplicate fields: ${key}`);
    }
    orders.push({ field, key, isName: isNameField(field), descending });
  }
  const descending = orders.at(-1)?.descending ?? false;
  const implied = atoms.filter(isOrdering).sort((a, b) => compareStrings(a.key, b.key));
  for (const { field, key } of implied) {
    if (!orders.some((order) => order.key === key)) {
      orders.push({ field, key, isName: false, descending });
    }
  }
  if (!orders.some((order) => order.isName)) {
    const keyed = aggregated.map((field) => ({ field, key: formatFieldPath(field) }));
    keyed.sort((a, b) => compareStrings(a.key, b.key));
    for (const { field, key } of query.collectionId === '' ? [] : keyed) {
      if (!orders.some((order) => order.key === key)) {
        orders.push({ field, key, isName: false, descending });
      }
    }
    orders.push({ field: [NAME_FIELD], key: NAME_FIELD, isName: true, descending });
  }
  return orders;
}

/** The names backwards twice are as good, or as bad, as once; anything else twice is refused. */
function askedOrder({ orderBy }: Query): Query['orderBy'] {
  const isBackwards = orderBy.every(({ field, descending }) => descending && isNameField(field));
  return isBackwards ? orderBy.slice(0, 1) : orderBy;
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
