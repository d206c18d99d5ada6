/** BeginTransaction, Rollback. */
import type { Context } from '../context.ts';
import type { BeginTransactionRequest, Empty, RollbackRequest } from '../messages.ts';
import { FirestoreError } from '../../engine/values/error.ts';
import { begin, readToken, writeToken } from './consistency.ts';

export function beginTransaction(
  context: Context,
  request: BeginTransactionRequest,
): { transaction: Uint8Array } {
  return { transaction: writeToken(begin(context, request.options)) };
}

export function rollback(context: Context, request: RollbackRequest): Empty {
  const transaction = readToken(request.transaction);
  if (transaction === undefined) {
    throw new FirestoreError('INVALID_ARGUMENT', 'A transaction is required.');
  }
  context.engine.rollback(transaction);
  return {};
}
