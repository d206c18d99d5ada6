import type { Firestore } from 'firebase-admin/firestore';
import { listKeys } from '../../../domain/list-keys.ts';
import { paths } from '../../../domain/paths.ts';
import type { Holder } from '../codes/code-documents.ts';
import { activityEntry, memberReference } from '../stored/activity-entry.ts';
import { actorOf } from '../stored/actor.ts';
import { readDeletedAt, readListed } from '../stored/conference-documents.ts';
import { keepCodes } from './allot-codes.ts';
import type { SaveDependencies } from './save-types.ts';

/** Somebody put the moment of an expiry to what was chosen (docs/time.md), as an event tells it. */
export interface ExpiryMend extends Holder {
  readonly at: Date;
  /** Null: the telephony provider's staff. */
  readonly by: string | null;
  readonly tag: string;
}

/** What became of it; the log says it. */
export type ExpiryMendOutcome = 'settled' | 'conferenceGone';

/**
 * Has the codes of a conference, and the list, say the expiry that stands in it now, and tells the activity
 * log, once, that it was mended. No email goes out. Safe to call any number of times, late and concurrently.
 *
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function settleExpiryMend(
  db: Firestore,
  dependencies: Pick<SaveDependencies, 'now' | 'pepper'>,
  mend: ExpiryMend,
): Promise<ExpiryMendOutcome> {
  const { accountId, conferenceId, at, by, tag } = mend;
  const entryId = `${conferenceId}_expiryMended_${at.getTime()}`;
  const member = memberReference(db, accountId, by);
  return db.runTransaction(async (transaction): Promise<ExpiryMendOutcome> => {
    const [conference, codes, account, entry, memberNow] = await transaction.getAll(
      db.doc(paths.conference(accountId, conferenceId)),
      db.doc(paths.conferenceCodes(accountId, conferenceId)),
      db.doc(paths.account(accountId)),
      db.doc(paths.activityEntry(accountId, entryId)),
      ...(member === null ? [] : [member]),
    );
    if (!conference?.exists || !codes || !account || !entry) return 'conferenceGone';
    // Its codes have ended; if it comes back, they are told then.
    if (readDeletedAt(conference) !== null) return 'conferenceGone';
    await keepCodes(transaction, db, dependencies, mend, { conference, codes, account });
    transaction.update(conference.ref, { listKeys: listKeys(readListed(conference)) });
    if (!entry.exists) {
      const told = { at, by: actorOf(by, memberNow), conferenceId, tag };
      transaction.create(entry.ref, activityEntry({ kind: 'expiryMended', ...told }));
    }
    return 'settled';
  });
}
