/**
 * What the engine offers to whoever wires it (protocols, rules, triggers, export). The engine knows
 * no protocol and no rules: a protocol translates its messages into these types, and rules come in
 * as an `Authorizer`.
 *
 * Everything is synchronous: one call runs to its end before another begins, which is what makes a
 * commit atomic and its authorization see one consistent state.
 */
import type { MapValue, Timestamp, Value } from './value.ts';

/** A document as it stands. `path` is relative to the database root, such as `accounts/a1`. */
export interface Document {
  readonly path: string;
  readonly fields: MapValue;
  readonly createTime: Timestamp;
  readonly updateTime: Timestamp;
}

/** Names of nested fields, outermost first; `['a', 'b']` is `a.b`. */
export type FieldPath = readonly string[];

export type Precondition =
  | { readonly kind: 'exists'; readonly exists: boolean }
  | { readonly kind: 'updateTime'; readonly updateTime: Timestamp };

export type Transform =
  | { readonly kind: 'serverTime'; readonly field: FieldPath }
  | {
      readonly kind: 'increment' | 'minimum' | 'maximum';
      readonly field: FieldPath;
      readonly operand: Value;
    }
  | {
      readonly kind: 'arrayUnion' | 'arrayRemove';
      readonly field: FieldPath;
      readonly elements: readonly Value[];
    };

interface WriteBase {
  readonly path: string;
  readonly precondition?: Precondition;
}

/** `mask` undefined replaces the document; with a mask, a masked field absent from `fields` is removed. */
export type Write =
  | (WriteBase & {
      readonly kind: 'update';
      readonly fields: MapValue;
      readonly mask?: readonly FieldPath[];
      readonly transforms: readonly Transform[];
    })
  | (WriteBase & { readonly kind: 'delete' })
  | (WriteBase & { readonly kind: 'verify' });

export interface WriteResult {
  readonly updateTime: Timestamp;
  /** One value for each transform, in their order. */
  readonly transformResults: readonly Value[];
}

export interface CommitResult {
  readonly commitTime: Timestamp;
  readonly results: readonly WriteResult[];
}

/** One document's change in a commit; the engine tells its listeners, who deliver triggers. */
export interface Change {
  readonly path: string;
  readonly before: Document | null;
  readonly after: Document | null;
  /** The masked fields of a masked write; null for a whole-document write or a delete. */
  readonly mask: readonly FieldPath[] | null;
}

export interface Commit {
  readonly commitTime: Timestamp;
  readonly changes: readonly Change[];
  /** Who committed; passed through untouched from the caller of `commit`. */
  readonly actor: Actor;
}

/**
 * Where what happens to the data is taken down before it happens. What it throws refuses the commit,
 * and nothing has changed then.
 */
export interface WriteAhead {
  commit(time: Timestamp, changes: readonly Pick<Change, 'path' | 'after'>[]): void;
  clear(): void;
  /** What was taken down last has been applied. */
  applied(): void;
}

/** Who is calling. `owner` is an administrator, outside the rules. */
export type Actor =
  | { readonly kind: 'owner' }
  | {
      readonly kind: 'user';
      readonly uid: string;
      readonly token: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'anonymous' };

export type Operator =
  '<' | '<=' | '==' | '!=' | '>=' | '>' | 'array-contains' | 'array-contains-any' | 'in' | 'not-in';

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | {
      readonly kind: 'field';
      readonly field: FieldPath;
      readonly op: Operator;
      readonly value: Value;
    }
  | {
      readonly kind: 'unary';
      readonly field: FieldPath;
      readonly op: 'isNull' | 'isNotNull' | 'isNaN' | 'isNotNaN';
    };

export interface Order {
  readonly field: FieldPath;
  readonly descending: boolean;
}

/** `before` as in the API's Cursor: true puts the position just before documents that match it. */
export interface Cursor {
  readonly values: readonly Value[];
  readonly before: boolean;
}

/** The document's own name is the field path `['__name__']`, its value a Reference. */
export interface Query {
  /** The document under which to look; '' is the database root. */
  readonly parent: string;
  /** '' for collections of any id. */
  readonly collectionId: string;
  /** True for a collection group: every collection of that id anywhere below `parent`. */
  readonly allDescendants: boolean;
  readonly where?: Filter;
  readonly orderBy: readonly Order[];
  readonly startAt?: Cursor;
  readonly endAt?: Cursor;
  readonly offset?: number;
  readonly limit?: number;
  /** undefined: whole documents; empty: names only. */
  readonly select?: readonly FieldPath[];
}

export type Aggregation =
  | { readonly alias: string; readonly kind: 'count'; readonly upTo?: number }
  | { readonly alias: string; readonly kind: 'sum' | 'avg'; readonly field: FieldPath };

/** A point of view on the data: what is there now, or what would be there after a commit. */
export interface DataView {
  get(path: string): Document | null;
}

/** What a write is about to do, handed to the authorizer before anything is applied. */
export interface PendingWrite {
  readonly kind: 'create' | 'update' | 'delete' | 'verify';
  readonly path: string;
  readonly before: Document | null;
  /** With transforms applied; null for a delete. */
  readonly after: Document | null;
  /** Whether its precondition wants a document there (true) or none (false); null: it has none. */
  readonly demands: boolean | null;
}

/**
 * Decides whether a commit may go through; throws a FirestoreError `PERMISSION_DENIED` if not.
 * `before` is the state the commit starts from, `after` the state it would leave.
 */
export type CommitAuthorizer = (
  writes: readonly PendingWrite[],
  time: Timestamp,
  before: DataView,
  after: DataView,
) => void;

export interface CommitOptions {
  readonly actor: Actor;
  readonly transaction?: string;
  readonly authorize?: CommitAuthorizer;
}

export interface Engine {
  /** Throws FirestoreError: NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION, ABORTED, INVALID_ARGUMENT… */
  commit(writes: readonly Write[], options: CommitOptions): CommitResult;
  /** A read inside a transaction is remembered and checked at its commit. */
  get(path: string, transaction?: string): Document | null;
  /** Results in query order. Throws INVALID_ARGUMENT or FAILED_PRECONDITION (composite index missing). */
  runQuery(query: Query, transaction?: string): readonly Document[];
  aggregate(
    query: Query,
    aggregations: readonly Aggregation[],
    transaction?: string,
  ): ReadonlyMap<string, Value>;
  /** Ids of the collections directly under a document ('' for the root), sorted. */
  listCollectionIds(parent: string): readonly string[];
  /** The documents of one collection by name; `showMissing` adds ids that only have subcollections. */
  listDocuments(
    collection: string,
    options: { pageSize: number; after?: string; showMissing: boolean },
  ): readonly (Document | { path: string; missing: true })[];
  beginTransaction(options: { readOnly: boolean; readTime?: Timestamp; retry?: string }): string;
  rollback(transaction: string): void;
  /** Time of the newest commit or clearing, or of the start. Strictly increasing, in microseconds. */
  now(): Timestamp;
  /** Removes all documents; that is no commit. */
  clear(): void;
  /** Called after each commit that changed something, in commit order. Returns the way to stop. */
  onCommit(listener: (commit: Commit) => void): () => void;
  /** Called after `clear` and `load`. Returns the way to stop. */
  onReplaced(listener: () => void): () => void;
  /** What has been written and read since the start, for benchmarks and budgets in tests. */
  readonly counters: { documentReads: number; documentWrites: number; documentDeletes: number };
  /** Every document, for export; and the way back in. */
  documents(): Iterable<Document>;
  load(documents: Iterable<Document>): void;
  /** Replaces the composite index definitions (content of firestore.indexes.json, parsed). */
  setIndexes(definitions: IndexDefinitions): void;
}

/** firestore.indexes.json, as the Firebase CLI documents it. */
export interface IndexDefinitions {
  readonly indexes: readonly {
    readonly collectionGroup: string;
    readonly queryScope: 'COLLECTION' | 'COLLECTION_GROUP';
    readonly fields: readonly {
      readonly fieldPath: string;
      readonly order?: 'ASCENDING' | 'DESCENDING';
      readonly arrayConfig?: 'CONTAINS';
    }[];
  }[];
  readonly fieldOverrides?: readonly {
    readonly collectionGroup: string;
    readonly fieldPath: string;
    readonly ttl?: boolean;
    readonly indexes: readonly {
      readonly order?: 'ASCENDING' | 'DESCENDING';
      readonly arrayConfig?: 'CONTAINS';
      readonly queryScope: 'COLLECTION' | 'COLLECTION_GROUP';
    }[];
  }[];
}
