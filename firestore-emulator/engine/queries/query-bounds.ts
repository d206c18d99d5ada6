/**
 * Which index serves one conjunction of a query, and between which bounds of it the results lie.
 * Bounds may be wider than need be (every document is checked again), never narrower.
 */
import { equalValues, typeMinimum, typeRank, TypeRank } from '../values/compare.ts';
import { referencePath, type Atom, type Conjunction } from './filters.ts';
import {
  compareKeys,
  type IndexComponent,
  type IndexKey,
  type IndexSpec,
} from '../store/indexes.ts';
import type { PlanOrder, QueryPlan } from './query-plan.ts';
import type { Cursor, FieldPath } from '../values/types.ts';
import { Reference, type Value } from '../values/value.ts';

export interface IndexScan {
  readonly spec: IndexSpec;
  readonly lower: IndexKey;
  readonly upper: IndexKey;
  /** True to read from the upper bound down. */
  readonly reverse: boolean;
  /**
   * Whether all between the bounds satisfies the query, and is found once: only then can it be counted,
   * or passed over, without being looked at. False also where that is merely not known.
   */
  readonly isExact: boolean;
}

/**
 * The scan that yields a superset of what satisfies `atoms`, in the plan's order. The index holds
 * the equal fields first, so that what satisfies them lies together, in order of the rest.
 */
export function planScan(plan: QueryPlan, atoms: Conjunction): IndexScan {
  const fixed = fixedAtoms(atoms);
  const constant = new Map(
    fixed.filter((atom) => atom.op === '==').map((atom) => [atom.key, atom.value]),
  );
  const orders = plan.orders.filter((order) => !constant.has(order.key));
  // An index is read in either direction, so it is kept with its first order ascending.
  const reverse = orders[0]?.descending ?? false;
  const components: IndexComponent[] = [
    ...fixed.map((atom): IndexComponent => ({
      field: atom.field,
      kind: atom.op === '==' ? 'value' : 'contains',
      descending: false,
    })),
    ...orders
      .filter((order) => !order.isName)
      .map((order): IndexComponent => ({
        field: order.field,
        kind: 'value',
        descending: order.descending !== reverse,
      })),
  ];
  const nameDescending = (plan.orders.at(-1)?.descending ?? false) !== reverse;
  const spec: IndexSpec = { components, nameDescending };
  const prefix = fixed.map((atom) => atom.value);

  const lowers: IndexKey[] = [{ values: prefix, path: null, edge: -1 }];
  const uppers: IndexKey[] = [{ values: prefix, path: null, edge: 1 }];
  const first = orders[0];
  if (first !== undefined) {
    for (const atom of atoms) {
      if (atom.key !== first.key) continue;
      const range = first.isName ? nameRange(atom, prefix) : valueRange(atom, prefix);
      if (range.lower !== undefined) lowers.push(range.lower);
      if (range.upper !== undefined) uppers.push(range.upper);
    }
  }
  if (plan.startAt !== undefined) {
    const included = plan.startAt.before;
    const edge = included === reverse ? 1 : -1;
    const key = cursorKey(plan, plan.startAt, prefix, constant, edge, reverse ? 1 : -1);
    (reverse ? uppers : lowers).push(key);
  }
  if (plan.endAt !== undefined) {
    const included = !plan.endAt.before;
    const edge = included === reverse ? -1 : 1;
    const key = cursorKey(plan, plan.endAt, prefix, constant, edge, reverse ? -1 : 1);
    (reverse ? lowers : uppers).push(key);
  }
  const compare = compareKeys(spec);
  return {
    spec,
    lower: lowers.reduce((a, b) => ((compare(b, a) || depth(b) - depth(a)) > 0 ? b : a)),
    upper: uppers.reduce((a, b) => ((compare(b, a) || depth(a) - depth(b)) < 0 ? b : a)),
    reverse,
    isExact:
      atoms.every((atom) => isBounded(atom, fixed, first)) &&
      [plan.startAt, plan.endAt].every((cursor) => isPlace(plan, cursor, constant)) &&
      plan.required.every((field) => components.some((each) => sameField(each.field, field))),
  };
}

/** Of two bounds of which one begins like the other and has the same edge, the longer one is the narrower. */
function depth({ values, path }: IndexKey): number {
  return values.length + (path === null ? 0 : 1);
}

/** Whether the bounds leave nothing that the atom would not take. */
function isBounded(
  { key, op, value }: Atom,
  fixed: readonly Atom[],
  first: PlanOrder | undefined,
): boolean {
  switch (op) {
    case '==':
    case 'array-contains':
      return fixed.some(
        (atom) => atom.op === op && atom.key === key && equalValues(atom.value, value),
      );
    case '<':
    case '<=':
    case '>':
    case '>=':
      return key === first?.key;
    default:
      return false;
  }
}

/** Whether the cursor is one place in the index (`cursorKey`), and not somewhere before or behind all of it. */
function isPlace(
  plan: QueryPlan,
  cursor: Cursor | undefined,
  constant: ReadonlyMap<string, Value>,
): boolean {
  return (cursor?.values ?? []).every((value, i) => {
    const fixed = constant.get((plan.orders[i] as PlanOrder).key);
    return fixed === undefined || equalValues(fixed, value);
  });
}

function sameField(a: FieldPath, b: FieldPath): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}

/** The atoms that fix a value of the index: one for each equal field, and one element. */
function fixedAtoms(atoms: Conjunction): readonly Atom[] {
  const equal = new Map<string, Atom>();
  for (const atom of atoms) {
    if (atom.op === '==' && !atom.isName && !equal.has(atom.key)) equal.set(atom.key, atom);
  }
  const fixed = [...equal.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const element = atoms.find((atom) => atom.op === 'array-contains');
  return element === undefined ? fixed : [...fixed, element];
}

interface Range {
  readonly lower?: IndexKey;
  readonly upper?: IndexKey;
}

/** What a comparison leaves of a field's values: never more than the values of one type. */
function valueRange({ op, value }: Atom, prefix: readonly Value[]): Range {
  const at = (bound: Value, edge: -1 | 1): IndexKey => ({
    values: [...prefix, bound],
    path: null,
    edge,
  });
  const rank = typeRank(value);
  const typeStart = (start: number): IndexKey | undefined => {
    const minimum = typeMinimum(start);
    return minimum === undefined ? undefined : at(minimum, -1);
  };
  const between = (lower: IndexKey | undefined, upper: IndexKey | undefined): Range => ({
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
  });
  switch (op) {
    case '>':
      return between(at(value, 1), typeStart(rank + 1));
    case '>=':
      return between(at(value, -1), typeStart(rank + 1));
    case '<':
      return between(typeStart(rank), at(value, -1));
    case '<=':
      return between(typeStart(rank), at(value, 1));
    case '!=':
    case 'not-in':
      return between(typeStart(TypeRank.boolean), undefined);
    default:
      return {};
  }
}

function nameRange({ op, value }: Atom, prefix: readonly Value[]): Range {
  if (!(value instanceof Reference)) return {};
  const at = (edge: -1 | 1): IndexKey => ({ values: prefix, path: referencePath(value), edge });
  switch (op) {
    case '>':
      return { lower: at(1) };
    case '>=':
      return { lower: at(-1) };
    case '<':
      return { upper: at(-1) };
    case '<=':
      return { upper: at(1) };
    default:
      return {};
  }
}

/**
 * The cursor's place in the index. Where the cursor has a value for a field that the conjunction
 * fixes, the place can be told only while both are equal; past that, `open` takes in everything.
 */
function cursorKey(
  plan: QueryPlan,
  cursor: Cursor,
  prefix: readonly Value[],
  constant: ReadonlyMap<string, Value>,
  edge: -1 | 1,
  open: -1 | 1,
): IndexKey {
  const values = [...prefix];
  for (const [i, value] of cursor.values.entries()) {
    const order = plan.orders[i] as PlanOrder;
    const fixed = constant.get(order.key);
    if (order.isName) {
      return { values, path: referencePath(value as Reference), edge };
    }
    if (fixed === undefined) {
      values.push(value);
    } else if (!equalValues(fixed, value)) {
      return { values, path: null, edge: open };
    }
  }
  return { values, path: null, edge };
}
