import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../../../../domain/paths.ts';
import type { CallPlace } from './update-call.ts';

/** Of a call that ended while this was written, it goes so many milliseconds later. */
const KEPT_MS = 86_400_000;

/**
 * Keeps who is talking in a call, in a document of its own: who does not look at the call reads none of it. What
 * is older than what is kept, or of a call that is over, is passed over.
 *
 * @param at when that was so, in milliseconds since 1970.
 * @throws what Firestore throws when it cannot be reached.
 */
export async function keepTalking(
  db: Firestore,
  { accountId, callId }: Pick<CallPlace, 'accountId' | 'callId'>,
  at: number,
  legIds: readonly string[],
): Promise<void> {
  const reference = db.doc(paths.talking(accountId, callId));
  await db.runTransaction(async (transaction) => {
    const [known, open] = await transaction.getAll(
      reference,
      db.doc(paths.openCall(accountId, callId)),
    );
    const knownAt: unknown = known?.get('at');
    if (open?.exists !== true || (typeof knownAt === 'number' && knownAt >= at)) return;
    transaction.set(reference, { legIds, at, expireAt: new Date(at + KEPT_MS) });
  });
}
