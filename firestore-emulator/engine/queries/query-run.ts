/** Runs a planned query: one index scan for each conjunction, merged in the query's order. */
import { comparePaths, compareValues, equalValues } from '../values/compare.ts';
import { getField } from '../values/field-path.ts';
import { matchesAll, referencePath, type Atom, type Conjunction } from './filters.ts';
import { childPath, lastId, parentPath } from '../values/names.ts';
import { planScan, type IndexScan } from './query-bounds.ts';
import type { PlanOrder, QueryPlan } from './query-plan.ts';
import type { Scope, Store } from '../store/store.ts';
import type { Cursor, Document } from '../values/types.ts';
import type { Reference } from '../values/value.ts';
import { type Value } from '../values/value.ts';

/** The results in order, offset and limit applied; lazily, so that a reader may stop early. */
export function* runPlan(plan: QueryPlan, store: Store): Generator<Document, void, undefined> {
  if (plan.limit === 0) return;
  const scope = scopeOf(plan, store);
  if (scope === undefined) return;
  const [only] = plan.disjuncts;
  const scan = plan.disjuncts.length === 1 && only ? exactScan(plan, only) : null;
  let skip = scan === null ? plan.offset : 0;
  let left = plan.limit ?? Infinity;
  const results =
    scan === null
      ? mergedResults(plan, scope, store)
      : scope.index(scan.spec).scan(scan.lower, scan.upper, scan.reverse, plan.offset);
  for (const document of results) {
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
  if (scope !== undefined) yield* mergedResults(plan, scope, store);
}

function mergedResults(plan: QueryPlan, scope: Scope, store: Store): Iterable<Document> {
  const streams = plan.disjuncts.map((atoms) => conjunctionResults(plan, atoms, scope, store));
  return merge(streams, compareDocuments(plan.orders));
}

/**
 * How many results there are, offset and limit applied. Found from the indexes alone, in a time that
 * hardly depends on how many, where they say it exactly: not for unequal values, ranges of a second field,
 * and alternatives that may have results in common, whose results are looked at one by one.
 */
export function countPlan(plan: QueryPlan, store: Store): number {
  const scope = scopeOf(plan, store);
  if (scope === undefined) return 0;
  const all = countWithoutReading(plan, scope);
  if (all === null) {
    let count = 0;
    for (const results = runPlan(plan, store); results.next().done !== true;) count += 1;
    return count;
  }
  return Math.min(plan.limit ?? Infinity, Math.max(0, all - plan.offset));
}

/** Before offset and limit; null where it cannot be told so. */
function countWithoutReading(plan: QueryPlan, scope: Scope): number | null {
  if (!areDistinct(plan.disjuncts)) return null;
  let count = 0;
  for (const atoms of plan.disjuncts) {
    if (atoms.some((atom) => atom.never)) continue;
    const scan = exactScan(plan, atoms);
    if (scan === null) return null;
    count += scope.index(scan.spec).count(scan.lower, scan.upper);
  }
  return count;
}

/** Whether no document satisfies two of them, as those of an `in`: some field would have to equal two values. */
function areDistinct(disjuncts: readonly Conjunction[]): boolean {
  const isOther = (a: Atom, b: Atom) =>
    a.op === '==' && b.op === '==' && a.key === b.key && !equalValues(a.value, b.value);
  return disjuncts.every((one, i) =>
    disjuncts.slice(i + 1).every((other) => one.some((a) => other.some((b) => isOther(a, b)))),
  );
}

/** The conjunction's scan, if all that it comes by are results; null if each must be looked at. */
function exactScan(plan: QueryPlan, atoms: Conjunction): IndexScan | null {
  // Below one document, a collection group has only some of the places in its index.
  if (plan.allDescendants && plan.parent !== '') return null;
  if (atoms.some((atom) => atom.never || (atom.isName && atom.op === '=='))) return null;
  const scan = planScan(plan, atoms);
  return scan.isExact ? scan : null;
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
