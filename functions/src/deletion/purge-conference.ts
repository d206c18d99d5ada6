import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../../../domain/paths.ts';
import { codesOf, endCode, type Holder } from '../codes/code-documents.ts';

/** What became of a conference that is gone; the log says it. */
export type PurgeOutcome = 'purged' | 'stillThere';

/**
 * Removes what lies below a conference whose document is gone, and ends codes that still work: when
 * the TTL policy on `purgeAt` deletes a conference, only its own document goes. Its entries in the
 * activity log stay. Does nothing where the conference is there (again).
 *
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function purgeConference(
  db: Firestore,
  now: Date,
  holder: Holder,
): Promise<PurgeOutcome> {
  const { accountId, conferenceId } = holder;
  return db.runTransaction(async (transaction): Promise<PurgeOutcome> => {
    const conference = await transaction.get(db.doc(paths.conference(accountId, conferenceId)));
    if (conference.exists) return 'stillThere';
    const [reveals, codes] = await Promise.all([
      transaction.get(db.collection(paths.reveals(accountId, conferenceId))),
      transaction.get(codesOf(db, holder)),
    ]);
    for (const code of codes.docs) endCode(transaction, code, now);
    for (const reveal of reveals.docs) transaction.delete(reveal.ref);
    transaction.delete(db.doc(paths.conferenceCodes(accountId, conferenceId)));
    transaction.delete(db.doc(paths.callCheck(accountId, conferenceId)));
    return 'purged';
  });
}
