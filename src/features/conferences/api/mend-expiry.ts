import { serverTimestamp, Timestamp, type Firestore } from 'firebase/firestore/lite';
import { movedExpiry } from '../../../../domain/conference/chosen-expiry.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { collections, parseConference } from '../../../firebase/collections.ts';
import { transact } from '../../../firebase/transact.ts';
import { GoneError } from './save-conference.ts';

/**
 * Puts the moment of an expiry to what was chosen, by the rules of today, and sends no email
 * (docs/time.md). Safe to repeat, and where somebody else has done it.
 *
 * @returns the conference as it stands then
 * @throws GoneError when it was deleted; TimeoutError or a FirebaseError when it could not be committed.
 */
export async function mendExpiry(
  db: Firestore,
  request: { readonly accountId: string; readonly conferenceId: string; readonly uid: string },
): Promise<Conference> {
  const { accountId, conferenceId, uid } = request;
  const ref = collections.conference(db, accountId, conferenceId);
  return transact(db, async (tx) => {
    const found = await tx.get(ref);
    if (!found.exists()) throw new GoneError();
    const stored = parseConference(found.id, found.data());
    if (stored.deletedAt !== null) throw new GoneError();
    const expiresAt = movedExpiry(stored);
    if (expiresAt === null) return stored;
    tx.update(ref, {
      expiresAt: Timestamp.fromDate(expiresAt),
      expiryMendedAt: serverTimestamp(),
      expiryMendedBy: uid,
    });
    return { ...stored, expiresAt };
  });
}
