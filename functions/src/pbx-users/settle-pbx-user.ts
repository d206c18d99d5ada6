import { type DocumentSnapshot, type Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { paths } from '../../../domain/paths.ts';
import { standingOf } from '../../../domain/pbx-users/pbx-user.ts';
import type { Holder } from '../codes/code-documents.ts';
import { readDeletedAt } from '../stored/conference-documents.ts';

/** A conference that came, went or came back, and the user of the Cloud PBX that it is for. */
export interface PbxUserChange extends Holder {
  readonly pbxUserId: string;
}

/** How a user stands to the conference afterwards; the log says it. */
export type PbxUserOutcome = 'hasIt' | 'hasItNot' | 'hasAnother' | 'userGone';

const pbxUserIdSchema = z.string().regex(/^[A-Za-z0-9]{20}$/);

/** What a user's document says, in whatever state that is. */
const userSchema = z.object({
  email: z.string().catch(''),
  leftAt: z.unknown().transform((at) => at ?? null),
  conferenceId: z.string().catch(''),
  hasConference: z.boolean().catch(false),
  standing: z.string().catch(''),
});

/**
 * Reads off an event whether a conference of a user came, was deleted, was restored or is gone for
 * good. The server's own writes and Saves of what is there change nothing for the user.
 */
export function readPbxUserChange(
  { accountId, conferenceId }: Holder,
  before: DocumentSnapshot,
  after: DocumentSnapshot,
): PbxUserChange | null {
  const isSame =
    before.exists &&
    after.exists &&
    (readDeletedAt(before) === null) === (readDeletedAt(after) === null);
  if (isSame) return null;
  const holder = after.exists ? after : before;
  const pbxUserId = pbxUserIdSchema.safeParse(holder.get('pbxUserId'));
  return pbxUserId.success ? { accountId, conferenceId, pbxUserId: pbxUserId.data } : null;
}

/**
 * Brings what a user of the Cloud PBX says of their conference to what is there now, however often and
 * in whatever order that is told. Once a conference is deleted, another id is reserved, under which
 * the next one may be made; if the deletion is undone before that has happened, the user has the old
 * one back.
 *
 * @param drawId a new id for a conference, of `randomId`'s form
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function settlePbxUser(
  db: Firestore,
  drawId: () => string,
  { accountId, conferenceId, pbxUserId }: PbxUserChange,
): Promise<PbxUserOutcome> {
  const conferenceAt = (id: string) => db.doc(paths.conference(accountId, id));
  return db.runTransaction(async (transaction): Promise<PbxUserOutcome> => {
    const [conference, snapshot] = await transaction.getAll(
      conferenceAt(conferenceId),
      db.doc(paths.pbxUser(accountId, pbxUserId)),
    );
    if (conference === undefined || !snapshot?.exists) return 'userGone';
    const user = userSchema.parse(snapshot.data());
    const isThere = isPresent(conference) && conference.get('pbxUserId') === pbxUserId;
    const isReserved = user.conferenceId === conferenceId;
    if (!isThere && !isReserved) return 'hasItNot';
    if (isThere && !isReserved && user.conferenceId !== '') {
      const other = await transaction.get(conferenceAt(user.conferenceId));
      if (isPresent(other)) return 'hasAnother';
    }
    const standing = standingOf({ ...user, hasConference: isThere });
    const isTold = isThere
      ? isReserved && user.hasConference && user.standing === standing
      : // The id of a conference that never was is there to be used.
        !user.hasConference && !conference.exists;
    if (!isTold) {
      transaction.update(snapshot.ref, {
        conferenceId: isThere ? conferenceId : drawId(),
        hasConference: isThere,
        standing,
      });
    }
    return isThere ? 'hasIt' : 'hasItNot';
  });
}

function isPresent(conference: DocumentSnapshot): boolean {
  return conference.exists && readDeletedAt(conference) === null;
}
