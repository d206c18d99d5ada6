/**
 * Ordered indexes over the documents of one collection or one collection group. Each serves one
 * shape of query: the fields held equal, then the fields ordered by, then the name. They are built
 * when a query first wants them and kept up with every write from then on.
 */
import { comparePaths, compareValues, equalValues, isArray } from '../values/compare.ts';
import { formatFieldPath, getField } from '../values/field-path.ts';
import { CountedTree } from './counted-tree.ts';
import type { Document, FieldPath } from '../values/types.ts';
import type { Value } from '../values/value.ts';

export interface IndexComponent {
  readonly field: FieldPath;
  /** `contains` indexes each element of an array instead of the value; at most one per index. */
  readonly kind: 'value' | 'contains';
  readonly descending: boolean;
}

export interface IndexSpec {
  readonly components: readonly IndexComponent[];
  readonly nameDescending: boolean;
}

/**
 * A place in an index. Documents have all values, their path and edge 0. A bound may have fewer
 * values and no path, and its edge puts it before (-1) or after (1) all that begins like it.
 */
export interface IndexKey {
  readonly values: readonly Value[];
  readonly path: string | null;
  readonly edge: -1 | 0 | 1;
}

/** Enough for every query of an application; beyond it the index unused for longest goes. */
const MAX_INDEXES = 64;

/** The order of keys in an index of this shape. */
export function compareKeys(spec: IndexSpec): (a: IndexKey, b: IndexKey) => number {
  const signs = spec.components.map((component) => (component.descending ? -1 : 1));
  const nameSign = spec.nameDescending ? -1 : 1;
  return (a, b) => {
    const shared = Math.min(a.values.length, b.values.length);
    for (let i = 0; i < shared; i++) {
      const order = compareValues(a.values[i] as Value, b.values[i] as Value);
      if (order !== 0) return order * (signs[i] as number);
    }
    if (a.path !== null && b.path !== null && a.values.length === b.values.length) {
      const order = comparePaths(a.path, b.path);
      if (order !== 0) return order * nameSign;
    }
    return a.edge - b.edge;
  };
}

export class OrderedIndex {
  readonly compare: (a: IndexKey, b: IndexKey) => number;
  readonly #components: readonly IndexComponent[];
  readonly #tree: CountedTree<IndexKey, Document>;

  constructor(spec: IndexSpec, documents: Iterable<Document>) {
    this.#components = spec.components;
    this.compare = compareKeys(spec);
    const entries: { key: IndexKey; document: Document }[] = [];
    for (const document of documents) {
      for (const key of this.#keys(document)) entries.push({ key, document });
    }
    entries.sort((a, b) => this.compare(a.key, b.key));
    this.#tree = new CountedTree(
      this.compare,
      entries.map(({ key }) => key),
      entries.map(({ document }) => document),
    );
  }

  /** Takes over a document's change; null where there was or is none. */
  update(before: Document | null, after: Document | null): void {
    const keep = after === null ? [] : this.#keys(after);
    if (before !== null) {
      for (const key of this.#keys(before)) {
        if (!keep.some((kept) => this.compare(kept, key) === 0)) this.#tree.delete(key);
      }
    }
    if (after !== null) for (const key of keep) this.#tree.set(key, after);
  }

  /**
   * The documents between two bounds in the index's order, or from the upper bound down, without the
   * first `skip` of them. Neither bound may be a document's own place (their edge is not 0).
   */
  scan(
    lower: IndexKey,
    upper: IndexKey,
    reverse: boolean,
    skip = 0,
  ): Generator<Document, void, undefined> {
    const from = this.#tree.countBefore(lower);
    const to = this.#tree.countBefore(upper);
    return reverse
      ? this.#tree.values(from, to - skip, reverse)
      : this.#tree.values(from + skip, to, reverse);
  }

  /** How many places there are between two bounds, which is known without looking at each. */
  count(lower: IndexKey, upper: IndexKey): number {
    return Math.max(0, this.#tree.countBefore(upper) - this.#tree.countBefore(lower));
  }

  /** The document's places: none if it lacks a field, several if it is an array's elements. */
  #keys(document: Document): IndexKey[] {
    const values: Value[] = [];
    let listAt = -1;
    for (const component of this.#components) {
      const value = getField(document.fields, component.field);
      if (value === undefined) return [];
      if (component.kind === 'contains') listAt = values.length;
      values.push(value);
    }
    const { path } = document;
    if (listAt < 0) return [{ values, path, edge: 0 }];
    const list = values[listAt] as Value;
    const elements = isArray(list) ? distinct(list) : [];
    return elements.map((element) => ({ values: values.with(listAt, element), path, edge: 0 }));
  }
}

function distinct(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const sorted = [...values].sort(compareValues);
  return sorted.filter((value, i) => i === 0 || !equalValues(value, sorted[i - 1] as Value));
}

function specKey(spec: IndexSpec): string {
  const parts = spec.components.map(
    ({ field, kind, descending }) =>
      `${formatFieldPath(field)} ${kind}${descending ? ' desc' : ''}`,
  );
  return parts.join(',') + (spec.nameDescending ? ' desc' : '');
}

/** The indexes over one collection or collection group. */
export class IndexSet {
  readonly #indexes = new Map<string, OrderedIndex>();

  /** The index of this shape, built from `documents` if there is none yet. */
  ensure(spec: IndexSpec, documents: () => Iterable<Document>): OrderedIndex {
    const key = specKey(spec);
    const index = this.#indexes.get(key) ?? new OrderedIndex(spec, documents());
    // Taken out and put back in, so that the map's order tells which was not used for longest.
    this.#indexes.delete(key);
    this.#indexes.set(key, index);
    if (this.#indexes.size > MAX_INDEXES) {
      const oldest = this.#indexes.keys().next();
      if (!oldest.done) this.#indexes.delete(oldest.value);
    }
    return index;
  }

  update(before: Document | null, after: Document | null): void {
    for (const index of this.#indexes.values()) index.update(before, after);
  }
}
