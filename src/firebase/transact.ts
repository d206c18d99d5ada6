import { runTransaction, type Firestore, type Transaction } from 'firebase/firestore/lite';
import { errorCode, withTimeout } from './problem.ts';

/** Collisions with somebody else's write pass in a moment; so many tries at most. */
const TRIES = 5;
/** A person waits no longer than this for an answer. */
const PATIENCE_MS = 15_000;

/**
 * Runs a transaction that fails at once and aloud when the network is gone: the SDK's own retrying
 * would also repeat that, with long pauses. Only lost races are tried again.
 *
 * @throws what `work` throws; TimeoutError; a FirebaseError.
 */
export async function transact<T>(
  db: Firestore,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withTimeout(runTransaction(db, work, { maxAttempts: 1 }), PATIENCE_MS);
    } catch (error) {
      if (attempt >= TRIES || !isLostRace(error)) throw error;
    }
  }
}

/** The document changed between reading and writing. */
function isLostRace(error: unknown): boolean {
  return ['aborted', 'failed-precondition', 'already-exists'].includes(errorCode(error));
}
