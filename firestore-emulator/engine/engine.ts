/**
 * The embedded Firestore's engine: documents, commits, queries and transactions in memory. See
 * types.ts for what it offers.
 */
import { aggregateDocuments, aggregatedFields, checkAggregations } from './queries/aggregate.ts';
import { stageCommit } from './writes/commit.ts';
import { compareStrings } from './values/compare.ts';
import { FirestoreError } from './values/error.ts';
import { projectFields } from './values/field-path.ts';
import { normalizeDefinitions } from './queries/index-definitions.ts';
import { listDocuments } from './store/list-documents.ts';
import { checkDocumentPath } from './values/names.ts';
import { planQuery, type QueryPlan } from './queries/query-plan.ts';
import { countPlan, runPlan } from './queries/query-run.ts';
import { requireIndexes } from './queries/required-index.ts';
import { Snapshots } from './queries/snapshots.ts';
import { Store } from './store/store.ts';
import { CommitClock, fromMicros, toMicros, type Clock } from './values/time.ts';
import { checkReads, Transactions, type Transaction } from './writes/transactions.ts';
import type {
  Aggregation,
  Commit,
  CommitOptions,
  CommitResult,
  Document,
  Engine,
  FieldPath,
  IndexDefinitions,
  Query,
  Write,
  WriteAhead,
} from './values/types.ts';
import type { Timestamp, Value } from './values/value.ts';

export interface EngineOptions {
  /** Milliseconds since 1970; `Date.now` if not given. */
  readonly clock?: Clock;
  readonly projectId: string;
  /** `(default)` if not given. */
  readonly databaseId?: string;
  /** What to begin with; `lastCommit` makes later commits later than that. */
  readonly initial?: {
    readonly documents: Iterable<Document>;
    readonly lastCommit: Timestamp | null;
  };
  readonly writeAhead?: WriteAhead;
}

/** An empty database. Until `setIndexes` is called, no query is refused for want of an index. */
export function createEngine(options: EngineOptions): Engine {
  return new MemoryEngine(options);
}

class MemoryEngine implements Engine {
  readonly counters = { documentReads: 0, documentWrites: 0, documentDeletes: 0 };
  readonly #store = new Store();
  readonly #clock: CommitClock;
  readonly #transactions: Transactions;
  readonly #snapshots = new Snapshots();
  readonly #listeners = new Set<(commit: Commit) => void>();
  readonly #replacedListeners = new Set<() => void>();
  readonly #root: string;
  readonly #writeAhead: WriteAhead | undefined;
  #indexes: IndexDefinitions | undefined;
  /** How many times the data has changed. */
  #commits = 0;

  constructor(options: EngineOptions) {
    const { clock = Date.now, projectId, databaseId = '(default)' } = options;
    this.#clock = new CommitClock(clock);
    this.#transactions = new Transactions(clock);
    this.#root = `projects/${projectId}/databases/${databaseId}/documents/`;
    const { initial } = options;
    if (initial) this.#put(initial.documents);
    if (initial?.lastCommit) this.#clock.advance(toMicros(initial.lastCommit));
    this.#writeAhead = options.writeAhead;
  }

  commit(writes: readonly Write[], options: CommitOptions): CommitResult {
    const transaction = this.#open(options.transaction);
    const micros = this.#clock.next(this.#nextMillisecond(writes));
    const commitTime = fromMicros(micros);
    const read = (path: string) => this.#store.get(path);
    try {
      if (transaction?.readOnly === true && writes.length > 0) {
        throw new FirestoreError(
          'INVALID_ARGUMENT',
          'Cannot modify entities in a read-only transaction.',
        );
      }
      if (transaction?.readOnly === false) checkReads(transaction, this.#commits, read);
      const { authorize } = options;
      const nameOf = (path: string) => this.#root + path;
      const staged = stageCommit(writes, commitTime, read, nameOf, authorize !== undefined);
      authorize?.(
        staged.pending,
        staged.requestTime,
        { get: read },
        { get: (path) => staged.after(path) },
      );
      if (staged.unmet !== null) throw staged.unmet;
      this.#clock.advance(micros);
      if (staged.changes.length > 0) {
        this.#apply({ commitTime, changes: staged.changes, actor: options.actor });
      }
      this.#count(writes);
      return { commitTime, results: staged.results };
    } finally {
      if (transaction !== undefined) this.#end(transaction.id);
    }
  }

  /**
   * The millisecond, in microseconds, after the newest write of these documents. Rules know times to the millisecond:
   * in the same one `request.time` would be that of the commit before. In production a commit takes longer.
   */
  #nextMillisecond(writes: readonly Write[]): number {
    let newest = 0;
    for (const { path } of writes) {
      const time = this.#store.get(path)?.updateTime;
      if (time !== undefined) newest = Math.max(newest, toMicros(time));
    }
    return (Math.floor(newest / 1000) + 1) * 1000;
  }

  get(path: string, transaction?: string): Document | null {
    checkDocumentPath(path);
    const open = this.#open(transaction);
    this.counters.documentReads++;
    if (open?.readOnly === true) {
      return this.#snapshots.get(open, path, this.#store.get(path));
    }
    const document = this.#store.get(path);
    if (open !== undefined) {
      this.#checkReads(open);
      open.documents.set(path, document);
    }
    return document;
  }

  runQuery(query: Query, transaction?: string): readonly Document[] {
    const plan = planQuery(query);
    if (this.#indexes !== undefined) requireIndexes(plan, [], this.#indexes);
    const documents = this.#results(plan, transaction);
    this.counters.documentReads += Math.max(1, documents.length);
    const { select } = query;
    return select === undefined ? documents : documents.map((each) => projected(each, select));
  }

  aggregate(
    query: Query,
    aggregations: readonly Aggregation[],
    transaction?: string,
  ): ReadonlyMap<string, Value> {
    checkAggregations(aggregations);
    const fields = aggregatedFields(aggregations);
    const plan = planQuery(query, fields);
    if (this.#indexes !== undefined) requireIndexes(plan, fields, this.#indexes);
    // A transaction remembers the documents themselves, to see whether they are still the same.
    if (transaction === undefined && fields.length === 0) {
      const found = countPlan(plan, this.#store);
      this.#countAggregated(found);
      return aggregateDocuments(found, aggregations);
    }
    const documents = this.#results(plan, transaction);
    this.#countAggregated(documents.length);
    return aggregateDocuments(documents, aggregations);
  }

  listCollectionIds(parent: string): readonly string[] {
    if (parent !== '') checkDocumentPath(parent);
    return [...this.#store.collectionIds(parent)].sort(compareStrings);
  }

  listDocuments(
    collection: string,
    options: { pageSize: number; after?: string; showMissing: boolean },
  ): readonly (Document | { path: string; missing: true })[] {
    const page = listDocuments(this.#store, collection, options);
    this.counters.documentReads += page.length;
    return page;
  }

  beginTransaction(options: { readOnly: boolean; readTime?: Timestamp; retry?: string }): string {
    const { id } = this.#transactions.begin(options.readOnly, this.#commits);
    this.#snapshots.prune(this.#transactions.readOnly());
    return id;
  }

  rollback(transaction: string): void {
    this.#transactions.require(transaction);
    this.#end(transaction);
  }

  now(): Timestamp {
    return fromMicros(this.#clock.last);
  }

  clear(): void {
    this.#writeAhead?.clear();
    this.#store.clear();
    this.#transactions.clear();
    // A moment of its own, or who has read at the last commit's would see two states at one time.
    this.#clock.advance(this.#clock.next());
    this.#replaced();
  }

  onCommit(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onReplaced(listener: () => void): () => void {
    this.#replacedListeners.add(listener);
    return () => this.#replacedListeners.delete(listener);
  }

  documents(): Iterable<Document> {
    return this.#store.documents();
  }

  load(documents: Iterable<Document>): void {
    const all = [...documents];
    for (const { path } of all) checkDocumentPath(path);
    const changes = all.map((after) => ({ path: after.path, after }));
    this.#writeAhead?.commit(this.now(), changes);
    this.#put(all);
    this.#transactions.clear();
    this.#replaced();
  }

  setIndexes(definitions: IndexDefinitions): void {
    this.#indexes = normalizeDefinitions(definitions);
  }

  #replaced(): void {
    this.#snapshots.clear();
    this.#commits++;
    this.#writeAhead?.applied();
    for (const listener of [...this.#replacedListeners]) listener();
  }

  #put(documents: Iterable<Document>): void {
    for (const document of documents) {
      this.#store.replace(document.path, this.#store.get(document.path), document);
      this.#clock.advance(toMicros(document.updateTime));
    }
  }

  /** The transaction, if one is named. Throws INVALID_ARGUMENT if it is not open. */
  #open(id: string | undefined): Transaction | undefined {
    return id === undefined ? undefined : this.#transactions.require(id);
  }

  #end(id: string): void {
    this.#transactions.end(id);
    this.#snapshots.prune(this.#transactions.readOnly());
  }

  #checkReads(transaction: Transaction): void {
    checkReads(transaction, this.#commits, (path) => this.#store.get(path));
  }

  #results(plan: QueryPlan, transactionId: string | undefined): readonly Document[] {
    const transaction = this.#open(transactionId);
    if (transaction?.readOnly === true) {
      return this.#snapshots.results(transaction, plan, this.#store);
    }
    const run = () => [...runPlan(plan, this.#store)];
    if (transaction === undefined) return run();
    this.#checkReads(transaction);
    const results = run();
    transaction.queries.push({ run, results });
    return results;
  }

  #countAggregated(found: number): void {
    this.counters.documentReads += Math.max(1, Math.ceil(found / 1000));
  }

  #count(writes: readonly Write[]): void {
    for (const write of writes) {
      if (write.kind === 'update') this.counters.documentWrites++;
      else if (write.kind === 'delete') this.counters.documentDeletes++;
    }
  }

  #apply(commit: Commit): void {
    this.#writeAhead?.commit(commit.commitTime, commit.changes);
    this.#commits++;
    if (this.#transactions.anyReadOnly) this.#snapshots.remember(this.#commits, commit.changes);
    for (const { path, before, after } of commit.changes) this.#store.replace(path, before, after);
    this.#writeAhead?.applied();
    for (const listener of [...this.#listeners]) listener(commit);
  }
}

function projected(document: Document, select: readonly FieldPath[]): Document {
  return { ...document, fields: projectFields(document.fields, select) };
}
