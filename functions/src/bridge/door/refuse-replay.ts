import { randomUUID } from 'node:crypto';
import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { CLOCK_DIFFERENCE_MS } from '../../../../domain/bridge/bridge-event.ts';
import { paths } from '../../../../domain/paths.ts';
import { isAlreadyExists } from '../../stored/already-exists.ts';
import type { SignedBy } from './verify-signature.ts';

/** A while more than a request can be taken, so that no clock needs to be exact. */
const REMEMBERED_MS = 3 * CLOCK_DIFFERENCE_MS;

/**
 * Takes note of a request. The database refuses a second note of the same, so that of two who send it
 * at the same moment one is refused.
 *
 * @returns false where it was taken before.
 */
export async function isFresh(
  db: Firestore,
  { bridge, signature, signedAt }: SignedBy,
): Promise<boolean> {
  const note = db.doc(paths.bridgeRequest(bridge, signature));
  const takenBy = randomUUID();
  const expireAt = Timestamp.fromMillis(signedAt.getTime() + REMEMBERED_MS);
  try {
    await note.create({ takenBy, expireAt });
    return true;
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
    // The SDK writes again when an answer is lost, and may then meet what it wrote itself.
    return (await note.get()).get('takenBy') === takenBy;
  }
}
