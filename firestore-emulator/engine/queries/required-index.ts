/**
 * Refuses the queries that production would refuse for want of an index, and says which to add.
 *
 * Firestore indexes every field by itself (ascending, descending, array elements) within a
 * collection. It merges such indexes for equalities, and merges composite indexes that end in the
 * same order; it reads an index in one direction only. All else needs a composite index, and a
 * collection group needs its indexes named. Where the documentation is silent (array-contains next
 * to equalities) this demands the index, since a superfluous index does less harm than a query that
 * fails only in production.
 *
 * Source: https://firebase.google.com/docs/firestore/query-data/index-overview
 */
import { FirestoreError } from '../values/error.ts';
import { formatFieldPath, NAME_FIELD } from '../values/field-path.ts';
import type { Conjunction } from './filters.ts';
import { fieldIndexes, type FieldIndex, type Scope } from './index-definitions.ts';
import type { QueryPlan } from './query-plan.ts';
import type { FieldPath, IndexDefinitions } from '../values/types.ts';

interface IndexField {
  readonly fieldPath: string;
  readonly order?: 'ASCENDING' | 'DESCENDING';
  readonly arrayConfig?: 'CONTAINS';
}

/** What a conjunction wants of an index. */
interface Demand {
  readonly collectionGroup: string;
  readonly queryScope: Scope;
  readonly equal: readonly string[];
  readonly contains: string | undefined;
  /** The order, ending with the name only where its direction is not the implied one. */
  readonly suffix: readonly IndexField[];
}

/**
 * `definitions` are normalized; `aggregated` are the fields of sums and averages, which the index must hold too.
 * Throws FAILED_PRECONDITION with the JSON to add to firestore.indexes.json.
 */
export function requireIndexes(
  plan: QueryPlan,
  aggregated: readonly FieldPath[],
  definitions: IndexDefinitions,
): void {
  for (const atoms of plan.disjuncts) {
    const demand = demandOf(plan, atoms, aggregated);
    if (!isMet(demand, definitions)) throw missingIndex(demand, definitions);
  }
}

function demandOf(plan: QueryPlan, atoms: Conjunction, aggregated: readonly FieldPath[]): Demand {
  const equal = new Set<string>();
  let contains: string | undefined;
  for (const { op, key, isName } of atoms) {
    if (op === '==' && !isName) equal.add(key);
    if (op === 'array-contains') contains = key;
  }
  const isNamed = atoms.some(({ op, isName }) => op === '==' && isName);
  const suffix: IndexField[] = plan.orders
    .filter((order) => !order.isName && !equal.has(order.key))
    .map((order) => ({ fieldPath: order.key, order: direction(order.descending) }));
  for (const key of aggregated.map(formatFieldPath)) {
    if (!equal.has(key) && !suffix.some(({ fieldPath }) => fieldPath === key)) {
      suffix.push({ fieldPath: key, order: 'ASCENDING' });
    }
  }
  const name = direction(plan.orders.at(-1)?.descending ?? false);
  // Equalities alone are served in either direction: each field is indexed in both.
  const implied =
    suffix.at(-1)?.order ?? (equal.size > 0 && contains === undefined ? name : 'ASCENDING');
  if (name !== implied && !isNamed && aggregated.length === 0) {
    suffix.push({ fieldPath: NAME_FIELD, order: name });
  }
  return {
    collectionGroup: plan.collectionId,
    queryScope: plan.allDescendants ? 'COLLECTION_GROUP' : 'COLLECTION',
    equal: [...equal].sort(),
    contains,
    suffix,
  };
}

function direction(descending: boolean): 'ASCENDING' | 'DESCENDING' {
  return descending ? 'DESCENDING' : 'ASCENDING';
}

function isMet(demand: Demand, definitions: IndexDefinitions): boolean {
  const { equal, contains, suffix } = demand;
  const fixed = new Set(contains === undefined ? equal : [...equal, contains]);
  if (fixed.size === 0 && suffix.length === 0) return true;
  if (
    fixed.size === 0 &&
    suffix.length === 1 &&
    hasFieldIndex(demand, suffix[0] as IndexField, definitions)
  ) {
    return true;
  }
  const covered = new Set<string>();
  if (suffix.length === 0) coverByFieldIndexes(demand, definitions, covered);
  let served = false;
  for (const index of definitions.indexes) {
    const prefix = usablePrefix(index, demand);
    if (prefix === undefined) continue;
    served ||= prefix.length === fixed.size;
    prefix.forEach((field) => covered.add(field));
  }
  return fixed.size === 0 ? served : covered.size === fixed.size;
}

/** Adds what single-field indexes can serve of a query without an order. */
function coverByFieldIndexes(
  demand: Demand,
  definitions: IndexDefinitions,
  covered: Set<string>,
): void {
  for (const fieldPath of demand.equal) {
    const either = (['ASCENDING', 'DESCENDING'] as const).some((order) =>
      hasFieldIndex(demand, { fieldPath, order }, definitions),
    );
    if (either) covered.add(fieldPath);
  }
  const { contains, equal } = demand;
  if (contains === undefined || equal.length > 0) return;
  if (hasFieldIndex(demand, { fieldPath: contains, arrayConfig: 'CONTAINS' }, definitions)) {
    covered.add(contains);
  }
}

function hasFieldIndex(
  { collectionGroup, queryScope }: Demand,
  wanted: IndexField,
  definitions: IndexDefinitions,
): boolean {
  if (wanted.fieldPath === NAME_FIELD) return false;
  return fieldIndexes(definitions, collectionGroup, wanted.fieldPath).some(
    (index) =>
      index.queryScope === queryScope &&
      index.order === wanted.order &&
      index.arrayConfig === wanted.arrayConfig,
  );
}

/**
 * The fields that a composite index fixes before it goes on in the demanded order; undefined if it
 * is of no use here.
 */
function usablePrefix(
  index: IndexDefinitions['indexes'][number],
  { collectionGroup, queryScope, equal, contains, suffix }: Demand,
): readonly string[] | undefined {
  if (index.collectionGroup !== collectionGroup || index.queryScope !== queryScope)
    return undefined;
  let fields: readonly IndexField[] = index.fields;
  // A name at the end that goes as it would anyway says nothing.
  const [beforeLast, last] = [fields.at(-2), fields.at(-1)];
  const impliedOrder = beforeLast?.order ?? 'ASCENDING';
  if (fields.length > 1 && last?.fieldPath === NAME_FIELD && last.order === impliedOrder) {
    fields = fields.slice(0, -1);
  }
  const at = fields.length - suffix.length;
  if (at < 0) return undefined;
  const ordered = suffix.every(
    (wanted, i) =>
      fields[at + i]?.fieldPath === wanted.fieldPath && fields[at + i]?.order === wanted.order,
  );
  if (!ordered) return undefined;
  const prefix = fields.slice(0, at);
  const fits = prefix.every((field) =>
    field.arrayConfig === 'CONTAINS'
      ? field.fieldPath === contains
      : equal.includes(field.fieldPath),
  );
  return fits ? prefix.map((field) => field.fieldPath) : undefined;
}

function missingIndex(demand: Demand, definitions: IndexDefinitions): FirestoreError {
  const { collectionGroup, queryScope, equal, contains, suffix } = demand;
  const fields: IndexField[] = [
    ...(contains === undefined ? [] : [{ fieldPath: contains, arrayConfig: 'CONTAINS' as const }]),
    ...equal.map((fieldPath): IndexField => ({ fieldPath, order: 'ASCENDING' })),
    ...suffix,
  ];
  const unindexed = fields.find((field) => !hasFieldIndex(demand, field, definitions));
  const fieldsAlone =
    suffix.length === 0 ? contains === undefined || equal.length === 0 : fields.length === 1;
  const [section, entry] =
    fieldsAlone && unindexed !== undefined && unindexed.fieldPath !== NAME_FIELD
      ? ['fieldOverrides', fieldOverride(demand, unindexed, definitions)]
      : ['indexes', { collectionGroup, queryScope, fields }];
  return new FirestoreError(
    'FAILED_PRECONDITION',
    `The query requires an index. Add this to "${section}" in firestore.indexes.json: ` +
      JSON.stringify(entry),
  );
}

/** An override keeps only what it lists, so it lists what the field is indexed for already. */
function fieldOverride(
  { collectionGroup, queryScope }: Demand,
  { fieldPath, order, arrayConfig }: IndexField,
  definitions: IndexDefinitions,
): unknown {
  const wanted: FieldIndex = {
    ...(order === undefined ? {} : { order }),
    ...(arrayConfig === undefined ? {} : { arrayConfig }),
    queryScope,
  };
  const kept = fieldIndexes(definitions, collectionGroup, fieldPath);
  return { collectionGroup, fieldPath, indexes: [...kept, wanted] };
}
