import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { z } from 'zod';
import { keepRecent, type Lane, waitFor } from './message-rate.ts';

/** How many messages a minute may be begun over all lanes and instances, and for whom this one is. */
export interface Rate {
  readonly lane: Lane;
  /** Messages a minute, 1 or more. */
  readonly limit: number;
}

/** Where the times of the last minute's messages stand. */
export const RATE_DOCUMENT = 'mailRate/current';

const times = z.array(z.number()).catch([]);
const sentSchema = z.object({ interactive: times, bulk: times });

/**
 * Takes the place of one message in the present minute, where there is one. The last thing that a
 * transaction reads: it writes.
 *
 * @returns 0 when the place is taken; otherwise in how many milliseconds to ask again.
 */
export async function takeSlot(
  transaction: Transaction,
  db: Firestore,
  { lane, limit }: Rate,
  now: Date,
): Promise<number> {
  const reference = db.doc(RATE_DOCUMENT);
  // Under `sent`, so that one exemption keeps all these times out of the indexes.
  const recent = sentSchema.parse((await transaction.get(reference)).get('sent') ?? {});
  const at = now.getTime();
  const wait = waitFor(recent, lane, limit, at);
  if (wait > 0) return wait;
  const sent = keepRecent({ ...recent, [lane]: [...recent[lane], at] }, at);
  transaction.set(reference, { sent });
  return 0;
}
