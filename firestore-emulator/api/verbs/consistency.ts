import type { Consistency, TransactionOptions } from '../messages.ts';
import type { Context } from '../context.ts';
import { FirestoreError } from '../../engine/values/error.ts';
import { readTimestamp } from '../values.ts';

/** Tokens are opaque to clients; ours are the engine's transaction ids, byte for byte. */
export function readToken(token: Uint8Array | undefined): string | undefined {
  return token && token.length > 0 ? Buffer.from(token).toString('latin1') : undefined;
}

export function writeToken(transaction: string): Uint8Array {
  return Buffer.from(transaction, 'latin1');
}

/** Throws what the engine throws for a retry of an unknown transaction. */
export function begin(context: Context, options: TransactionOptions | undefined): string {
  const readTime = options?.readOnly?.readTime;
  const retry = readToken(options?.readWrite?.retryTransaction);
  return context.engine.beginTransaction({
    readOnly: options?.readOnly !== undefined,
    ...(readTime && { readTime: readTimestamp(readTime) }),
    ...(retry !== undefined && { retry }),
  });
}

/**
 * Runs a read in the transaction that the request names or begins. `fresh` is the token of one that
 * it begins, to go into the first answer; if the read fails, that transaction is gone again.
 */
export function consistently<T>(
  context: Context,
  request: Consistency,
  read: (transaction: string | undefined, fresh: Uint8Array | undefined) => T,
): T {
  if (request.readTime) {
    throw new FirestoreError(
      'UNIMPLEMENTED',
      'Reads at a past time are not offered here: the embedded Firestore keeps no old versions.',
    );
  }
  if (!request.newTransaction) return read(readToken(request.transaction), undefined);
  const transaction = begin(context, request.newTransaction);
  try {
    return read(transaction, writeToken(transaction));
  } catch (error) {
    context.engine.rollback(transaction);
    throw error;
  }
}
