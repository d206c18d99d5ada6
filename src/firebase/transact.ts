import {
  runTransaction,
  type DocumentData,
  type DocumentReference,
  type DocumentSnapshot,
  type Firestore,
  type Transaction as LiteTransaction,
} from 'firebase/firestore/lite';
import { errorCode, withTimeout } from './problem.ts';

/** Collisions with somebody else's write pass in a moment; so many tries at most. */
const TRIES = 5;
/** A person waits no longer than this for an answer. */
const PATIENCE_MS = 15_000;
/** A service that says itself that it is away often is not any more after this long. */
const AWAY_MS = 800;

/**
 * What may be done in a transaction; all reading comes before all writing. It has no `set`: whoever
 * writes a whole document means to make it, once, and then the database has to refuse a second one.
 * Rules alone do not: whether they and the commit see the same state is nowhere promised, and on the
 * official emulator two who create one document at a time are both accepted.
 */
export interface Transaction {
  get(ref: DocumentReference): Promise<DocumentSnapshot>;
  /**
   * Makes a document that this transaction has looked for and not found. The SDK sends the commit with
   * the precondition that there is still none.
   */
  create(missing: DocumentSnapshot, fields: DocumentData): void;
  /** Changes fields of a document. One that was read has to be as it was, any other one to be there. */
  update(ref: DocumentReference, fields: DocumentData): void;
}

/**
 * Runs a transaction that fails at once and aloud when the network is gone: the SDK's own retrying
 * would also repeat that, with long pauses. Lost races are tried again, and, once and quietly, what the
 * service answers with `unavailable`, as reading is.
 *
 * @param work  may be called again where the answer to its commit was lost: what it finds then may be its own
 * @param patienceMs  for how long an answer to each try is waited for, in milliseconds
 * @throws what `work` throws; TimeoutError; a FirebaseError.
 */
export async function transact<T>(
  db: Firestore,
  work: (tx: Transaction) => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  let wasAway = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const running = runTransaction(db, (tx) => work(narrowed(tx)), { maxAttempts: 1 });
      return await withTimeout(running, patienceMs);
    } catch (error) {
      const isAway = errorCode(error) === 'unavailable';
      if (attempt >= TRIES || (isAway ? wasAway : !isLostRace(error))) throw error;
      if (isAway) await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
      wasAway ||= isAway;
    }
  }
}

function narrowed(tx: LiteTransaction): Transaction {
  // Only what was read in this transaction, and was not there, carries the precondition.
  const missing = new Set<DocumentSnapshot>();
  return {
    async get(ref) {
      const found = await tx.get(ref);
      if (!found.exists()) missing.add(found);
      return found;
    },
    create(found, fields) {
      if (!missing.delete(found)) throw new Error('Only what was looked for can be created.');
      tx.set(found.ref, fields);
    },
    update(ref, fields) {
      tx.update(ref, fields);
    },
  };
}

/** The document changed between reading and writing. */
function isLostRace(error: unknown): boolean {
  return ['aborted', 'failed-precondition', 'already-exists'].includes(errorCode(error));
}
