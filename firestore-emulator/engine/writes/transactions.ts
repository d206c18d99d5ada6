/**
 * Transactions: what each has read, and whether that still stands. Concurrency is optimistic: none
 * waits, and one whose reads were overtaken is aborted, which the SDKs answer by trying again.
 *
 * Source: https://firebase.google.com/docs/firestore/transaction-data-contention and, for the time
 * limits, https://firebase.google.com/docs/firestore/quotas#writes_and_transactions
 */
import { FirestoreError } from '../values/error.ts';
import type { Clock } from '../values/time.ts';
import type { Document } from '../values/types.ts';

const MAX_AGE_MS = 270_000;
const MAX_IDLE_MS = 60_000;

/** A query remembered by its results; `run` gives what they would be now. */
interface QueryRead {
  readonly run: () => readonly Document[];
  readonly results: readonly Document[];
}

export interface Transaction {
  readonly id: string;
  readonly readOnly: boolean;
  readonly began: number;
  /** The commits seen when it began; a read-only transaction reads as of then. */
  readonly beganAt: number;
  used: number;
  /** The commits seen when its reads were last found to stand. */
  checkedAt: number;
  readonly documents: Map<string, Document | null>;
  readonly queries: QueryRead[];
}

export class Transactions {
  readonly #clock: Clock;
  readonly #open = new Map<string, Transaction>();
  readonly #seed: bigint;
  #count = 0n;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#seed = BigInt(Math.floor(clock()));
  }

  get anyReadOnly(): boolean {
    for (const transaction of this.#open.values()) if (transaction.readOnly) return true;
    return false;
  }

  /** The open transactions that only read. */
  *readOnly(): Generator<Transaction, void, undefined> {
    for (const transaction of this.#open.values()) if (transaction.readOnly) yield transaction;
  }

  begin(readOnly: boolean, commits: number): Transaction {
    const now = this.#clock();
    for (const transaction of this.#open.values()) {
      if (isExpired(transaction, now)) this.#open.delete(transaction.id);
    }
    const transaction: Transaction = {
      id: this.#nextId(),
      readOnly,
      began: now,
      beganAt: commits,
      used: now,
      checkedAt: commits,
      documents: new Map(),
      queries: [],
    };
    this.#open.set(transaction.id, transaction);
    return transaction;
  }

  /** Throws INVALID_ARGUMENT, in the words that make the SDKs try again, if it is not open. */
  require(id: string): Transaction {
    const transaction = this.#open.get(id);
    const now = this.#clock();
    if (transaction === undefined || isExpired(transaction, now)) {
      this.#open.delete(id);
      throw new FirestoreError(
        'INVALID_ARGUMENT',
        'The referenced transaction has expired or is no longer valid.',
      );
    }
    transaction.used = now;
    return transaction;
  }

  end(id: string): void {
    this.#open.delete(id);
  }

  clear(): void {
    this.#open.clear();
  }

  /** Sixteen bytes in base64, as the API's `transaction` is bytes and REST writes those so. */
  #nextId(): string {
    const bytes = Buffer.alloc(16);
    bytes.writeBigUInt64BE(BigInt.asUintN(64, this.#seed), 0);
    bytes.writeBigUInt64BE(++this.#count, 8);
    return bytes.toString('base64');
  }
}

function isExpired(transaction: Transaction, now: number): boolean {
  return now - transaction.began > MAX_AGE_MS || now - transaction.used > MAX_IDLE_MS;
}

/**
 * Throws ABORTED if anything the transaction has read has changed since. Documents are immutable,
 * so a document has changed exactly if another object stands in its place. `commits` is how many
 * commits there have been.
 */
export function checkReads(
  transaction: Transaction,
  commits: number,
  get: (path: string) => Document | null,
): void {
  if (transaction.checkedAt === commits) return;
  for (const [path, seen] of transaction.documents) {
    if (get(path) !== seen) throw aborted();
  }
  for (const { run, results } of transaction.queries) {
    const current = run();
    if (current.length !== results.length || current.some((each, i) => each !== results[i])) {
      throw aborted();
    }
  }
  transaction.checkedAt = commits;
}

function aborted(): FirestoreError {
  return new FirestoreError('ABORTED', 'Too much contention on these documents. Please try again.');
}
