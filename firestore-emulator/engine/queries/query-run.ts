/** Runs a planned query: one index scan for each conjunction, merged in the query's order. */
import { comparePaths, compareValues } from '../values/compare.ts';
import { getField } from '../values/field-path.ts';
import { matchesAll, referencePath, type Conjunction } from './filters.ts';
import { childPath, lastId, parentPath } from '../values/names.ts';
import { planScan } from './query-bounds.ts';
import type { PlanOrder, QueryPlan } from './query-plan.ts';
import type { Scope, Store } from '../store/store.ts';
import type { Cursor, Document } from '../values/types.ts';
import type { Reference } from '../values/value.ts';
import { type Value } from '../values/value.ts';

/** The results in order, offset and limit applied; lazily, so that a reader may stop early. */
export function* runPlan(plan: QueryPlan, store: Store): Generator<Document, void, undefined> {
  if (plan.limit === 0) return;
  let skip = plan.offset;
  let left = plan.limit ?? Infinity;
  for (const document of allResults(plan, store)) {
    if (skip > 0) {
      skip--;
      continue;
    }
    yield document;
    if (--left === 0) return;
  }
}

/** The results before offset and limit. */
export function* allResults(plan: QueryPlan, store: Store): Generator<Document, void, undefined> {
  const scope = scopeOf(plan, store);
  if (scope === undefined) return;
  const streams = plan.disjuncts.map((atoms) => conjunctionResults(plan, atoms, scope, store));
  yield* merge(streams, compareDocuments(plan.orders));
}

function scopeOf(plan: QueryPlan, store: Store): Scope | undefined {
  if (plan.collectionId === '') return store.everythingBelow(plan.parent, plan.allDescendants);
  return plan.allDescendants
    ? store.groupScope(plan.collectionId)
    : store.collectionScope(childPath(plan.parent, plan.collectionId));
}

/** Whether the plan's results, before offset and limit, include the document. */
export function selects(plan: QueryPlan, document: Document): boolean {
  return (
    inScope(plan, document.path) && plan.disjuncts.some((atoms) => accepts(plan, atoms, document))
  );
}

/** The plan's order as a comparison of documents that have all its fields. */
export function compareDocuments(
  orders: readonly PlanOrder[],
): (a: Document, b: Document) => number {
  return (a, b) => {
    for (const order of orders) {
      const outcome = order.isName
        ? comparePaths(a.path, b.path)
        : compareValues(
            getField(a.fields, order.field) as Value,
            getField(b.fields, order.field) as Value,
          );
      if (outcome !== 0) return order.descending ? -outcome : outcome;
    }
    return 0;
  };
}

function inScope(plan: QueryPlan, path: string): boolean {
  const collection = parentPath(path);
  if (plan.collectionId === '') {
    if (!plan.allDescendants) return parentPath(collection) === plan.parent;
    return plan.parent === '' || path.startsWith(plan.parent + '/');
  }
  if (!plan.allDescendants) return collection === childPath(plan.parent, plan.collectionId);
  return (
    lastId(collection) === plan.collectionId &&
    (plan.parent === '' || path.startsWith(plan.parent + '/'))
  );
}

function* conjunctionResults(
  plan: QueryPlan,
  atoms: Conjunction,
  scope: Scope,
  store: Store,
): Generator<Document, void, undefined> {
  if (atoms.some((atom) => atom.never)) return;
  const named = atoms.find((atom) => atom.isName && atom.op === '==');
  if (named !== undefined) {
    const document = store.get(referencePath(named.value as Reference));
    if (document === null || !inScope(plan, document.path)) return;
    if (accepts(plan, atoms, document)) yield document;
    return;
  }
  const { spec, lower, upper, reverse } = planScan(plan, atoms);
  for (const document of scope.index(spec).scan(lower, upper, reverse)) {
    if (plan.allDescendants && !inScope(plan, document.path)) continue;
    if (accepts(plan, atoms, document)) yield document;
  }
}

function accepts(plan: QueryPlan, atoms: Conjunction, document: Document): boolean {
  return (
    matchesAll(document, atoms) &&
    plan.orders.every((order) => order.isName || has(document, order.field)) &&
    plan.required.every((field) => has(document, field)) &&
    withinCursors(plan, document)
  );
}

function has(document: Document, field: readonly string[]): boolean {
  return getField(document.fields, field) !== undefined;
}

function withinCursors({ orders, startAt, endAt }: QueryPlan, document: Document): boolean {
  if (startAt !== undefined) {
    const order = compareToCursor(orders, document, startAt);
    if (startAt.before ? order < 0 : order <= 0) return false;
  }
  if (endAt !== undefined) {
    const order = compareToCursor(orders, document, endAt);
    if (endAt.before ? order >= 0 : order > 0) return false;
  }
  return true;
}

/** Where the document stands to the cursor's values, in the direction of the query. */
function compareToCursor(orders: readonly PlanOrder[], document: Document, cursor: Cursor): number {
  for (const [i, value] of cursor.values.entries()) {
    const { field, isName, descending } = orders[i] as PlanOrder;
    const outcome = isName
      ? comparePaths(document.path, referencePath(value as Reference))
      : compareValues(getField(document.fields, field) as Value, value);
    if (outcome !== 0) return descending ? -outcome : outcome;
  }
  return 0;
}

/** Merges ordered streams into one; a document that several yield comes once. */
function* merge(
  streams: readonly Iterator<Document>[],
  compare: (a: Document, b: Document) => number,
): Generator<Document, void, undefined> {
  const heads: { document: Document; stream: Iterator<Document> }[] = [];
  const advance = (stream: Iterator<Document>) => {
    const next = stream.next();
    if (next.done !== true) heads.push({ document: next.value, stream });
  };
  streams.forEach(advance);
  let previous: Document | null = null;
  while (heads.length > 0) {
    let least = 0;
    for (let i = 1; i < heads.length; i++) {
      const candidate = heads[i] as (typeof heads)[number];
      if (compare(candidate.document, (heads[least] as (typeof heads)[number]).document) < 0) {
        least = i;
      }
    }
    const { document, stream } = heads.splice(least, 1)[0] as (typeof heads)[number];
    if (document !== previous) yield document;
    previous = document;
    advance(stream);
  }
}
