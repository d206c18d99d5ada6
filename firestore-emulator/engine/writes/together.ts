/**
 * Which writes to one document may stand in one commit, whatever is stored.
 *
 * Source: the official emulator's answers.
 */
import { FirestoreError } from '../values/error.ts';
import { toMicros } from '../values/time.ts';
import type { Write } from '../values/types.ts';

/**
 * Throws INVALID_ARGUMENT for a write that, with what the one before it leaves, cannot be met: a
 * document that is to be there after its deletion, or not to be there after it was written, or to have
 * another update time than the first write demanded; and for a verify beside any other write.
 */
export function checkTogether(writes: readonly Write[], nameOf: (path: string) => string): void {
  const previous = new Map<string, { first: Write; last: Write }>();
  for (const write of writes) {
    const before = previous.get(write.path);
    const refused = before === undefined ? null : refusal(before.first, before.last, write);
    if (refused !== null) {
      throw new FirestoreError('INVALID_ARGUMENT', `${refused}: ${nameOf(write.path)}`);
    }
    previous.set(write.path, { first: before?.first ?? write, last: write });
  }
}

function refusal(first: Write, before: Write, write: Write): string | null {
  if (before.kind === 'verify') {
    return write.kind === 'verify'
      ? 'A document cannot be verified more than once in one request'
      : 'A document cannot be verified and then written in one request';
  }
  if (write.kind === 'verify') {
    return 'A document cannot be written and then verified in one request';
  }
  const { precondition } = write;
  if (precondition === undefined) return null;
  if (precondition.kind === 'updateTime') {
    const demanded = timeOf(first);
    return demanded !== null &&
      demanded === timeOf(write) &&
      (before.kind !== 'delete' || write.kind === 'delete')
      ? null
      : 'The writes to a document in one request demand different update times';
  }
  if (before.kind === 'delete' && precondition.exists) {
    return 'A document cannot be demanded after its deletion in one request';
  }
  if (before.kind === 'update' && !precondition.exists) {
    return 'A document cannot be demanded not to be there after it was written in one request';
  }
  return null;
}

/** The update time that a write demands, in microseconds. */
function timeOf({ precondition }: Write): number | null {
  return precondition?.kind === 'updateTime' ? toMicros(precondition.updateTime) : null;
}
