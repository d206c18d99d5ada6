/**
 * The documents, kept by collection, with what belongs to them: which collections hang below which
 * documents, and the indexes. Nothing here knows commits, transactions or queries.
 */
import { comparePaths } from '../values/compare.ts';
import { IndexSet, OrderedIndex, type IndexSpec } from './indexes.ts';
import { lastId, parentPath } from '../values/names.ts';
import type { Document } from '../values/types.ts';

interface Collection {
  readonly id: string;
  readonly path: string;
  readonly documents: Map<string, Document>;
  /** By document path: the ids of the collections below it. Also for missing documents. */
  readonly children: Map<string, Set<string>>;
  indexes: IndexSet | null;
}

interface Group {
  readonly collections: Set<Collection>;
  indexes: IndexSet | null;
}

/** Where a query looks: one collection, or all collections of an id. */
export interface Scope {
  /** The documents in it, in no particular order. */
  documents(): Iterable<Document>;
  index(spec: IndexSpec): OrderedIndex;
}

const NO_COLLECTIONS: ReadonlySet<string> = new Set();

export class Store {
  #collections = new Map<string, Collection>();
  #groups = new Map<string, Group>();
  #rootIds = new Set<string>();

  get(path: string): Document | null {
    return this.#collections.get(parentPath(path))?.documents.get(path) ?? null;
  }

  /** Puts a document where `before` was, or takes it away (`after` null). */
  replace(path: string, before: Document | null, after: Document | null): void {
    if (before === null && after === null) return;
    const collection = this.#collection(parentPath(path));
    if (after === null) collection.documents.delete(path);
    else collection.documents.set(path, after);
    collection.indexes?.update(before, after);
    this.#groups.get(collection.id)?.indexes?.update(before, after);
    if (after === null) this.#dropIfEmpty(collection);
  }

  clear(): void {
    this.#collections = new Map();
    this.#groups = new Map();
    this.#rootIds = new Set();
  }

  *documents(): Generator<Document, void, undefined> {
    for (const collection of this.#collections.values()) yield* collection.documents.values();
  }

  /** Ids of the collections directly under a document ('' for the root), in no order. */
  collectionIds(documentPath: string): ReadonlySet<string> {
    if (documentPath === '') return this.#rootIds;
    const collection = this.#collections.get(parentPath(documentPath));
    return collection?.children.get(documentPath) ?? NO_COLLECTIONS;
  }

  /** Paths in the collection under which there are only subcollections, in order. */
  missingDocuments(collectionPath: string): readonly string[] {
    const collection = this.#collections.get(collectionPath);
    if (collection === undefined) return [];
    return [...collection.children.keys()]
      .filter((path) => !collection.documents.has(path))
      .sort(comparePaths);
  }

  /** One collection; undefined if nothing is in it. */
  collectionScope(path: string): Scope | undefined {
    const collection = this.#collections.get(path);
    if (collection === undefined) return undefined;
    const documents = () => collection.documents.values();
    return {
      documents,
      index: (spec) => (collection.indexes ??= new IndexSet()).ensure(spec, documents),
    };
  }

  /** Every collection of that id; undefined if there is none. */
  groupScope(id: string): Scope | undefined {
    const group = this.#groups.get(id);
    if (group === undefined) return undefined;
    function* documents(this: void): Generator<Document, void, undefined> {
      if (group === undefined) return;
      for (const collection of group.collections) yield* collection.documents.values();
    }
    return {
      documents,
      index: (spec) => (group.indexes ??= new IndexSet()).ensure(spec, documents),
    };
  }

  /**
   * Every document below a document ('' for the root), or with `deep` false those of its own
   * collections. Asked for to delete everything, and so rarely that no index is kept.
   */
  everythingBelow(parent: string, deep: boolean): Scope {
    const collections = this.#collections;
    function* documents(this: void): Generator<Document, void, undefined> {
      for (const { path, documents: held } of collections.values()) {
        const above = parentPath(path);
        const below = parent === '' || above.startsWith(`${parent}/`);
        if (above === parent || (deep && below)) yield* held.values();
      }
    }
    return { documents, index: (spec) => new OrderedIndex(spec, documents()) };
  }

  /** The collection, made known to its parents and its group if it is new. */
  #collection(path: string): Collection {
    const known = this.#collections.get(path);
    if (known !== undefined) return known;
    const id = lastId(path);
    const collection: Collection = {
      id,
      path,
      documents: new Map(),
      children: new Map(),
      indexes: null,
    };
    this.#collections.set(path, collection);
    const group = this.#groups.get(id);
    if (group === undefined) {
      this.#groups.set(id, { collections: new Set([collection]), indexes: null });
    } else {
      group.collections.add(collection);
    }
    const parent = parentPath(path);
    if (parent === '') {
      this.#rootIds.add(id);
    } else {
      const { children } = this.#collection(parentPath(parent));
      const ids = children.get(parent);
      if (ids === undefined) children.set(parent, new Set([id]));
      else ids.add(id);
    }
    return collection;
  }

  /** Forgets a collection with nothing in or under it, and then its parents if that was all. */
  #dropIfEmpty(collection: Collection): void {
    if (collection.documents.size > 0 || collection.children.size > 0) return;
    this.#collections.delete(collection.path);
    const group = this.#groups.get(collection.id);
    group?.collections.delete(collection);
    if (group?.collections.size === 0) this.#groups.delete(collection.id);
    const parent = parentPath(collection.path);
    if (parent === '') {
      this.#rootIds.delete(collection.id);
      return;
    }
    const above = this.#collections.get(parentPath(parent));
    const ids = above?.children.get(parent);
    if (above === undefined || ids === undefined) return;
    ids.delete(collection.id);
    if (ids.size > 0) return;
    above.children.delete(parent);
    this.#dropIfEmpty(above);
  }
}
