import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../../../domain/paths.ts';
import { activityEntry, memberReference } from '../stored/activity-entry.ts';
import { actorOf } from '../stored/actor.ts';
import { readListed } from '../stored/conference-documents.ts';

/** An administrator's look at a leader code, as an event tells it. */
export interface Reveal {
  readonly accountId: string;
  readonly conferenceId: string;
  readonly uid: string;
  readonly at: Date;
}

/** What became of it; the log says it. */
export type RevealOutcome = 'logged' | 'alreadyLogged';

/**
 * Writes into the activity log that somebody looked at a leader code (docs/codes.md, "Reading a
 * leader code"): once for each look, however often the event comes.
 *
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function logReveal(
  db: Firestore,
  { accountId, conferenceId, uid, at }: Reveal,
): Promise<RevealOutcome> {
  const entryId = `${conferenceId}_revealed_${uid}_${at.getTime()}`;
  const member = memberReference(db, accountId, uid);
  return db.runTransaction(async (transaction): Promise<RevealOutcome> => {
    const [entry, conference, memberNow] = await transaction.getAll(
      db.doc(paths.activityEntry(accountId, entryId)),
      db.doc(paths.conference(accountId, conferenceId)),
      ...(member === null ? [] : [member]),
    );
    if (!entry || !conference || entry.exists) return 'alreadyLogged';
    const tag = conference.exists ? readListed(conference).tag : null;
    const told = { kind: 'leaderCodeRevealed', at, by: actorOf(uid, memberNow) } as const;
    transaction.create(entry.ref, activityEntry({ ...told, conferenceId, tag }));
    return 'logged';
  });
}
