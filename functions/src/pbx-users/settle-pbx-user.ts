import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import { z } from 'zod';
import { isSameAddress } from '../../../domain/conference/informed.ts';
import { paths } from '../../../domain/paths.ts';
import { isUsableAddress, standingOf } from '../../../domain/pbx-users/pbx-user.ts';
import type { Holder } from '../codes/code-documents.ts';
import { readDeletedAt, readNewestSave } from '../stored/conference-documents.ts';
import { informedListKey, readInformable } from '../stored/informed-documents.ts';

/** A conference that came, went or came back, and the user of the Cloud PBX that it is for. */
export interface PbxUserChange extends Holder {
  readonly pbxUserId: string;
}

/** How a user stands to the conference afterwards; the log says it. */
export type PbxUserOutcome = 'hasIt' | 'hasItNot' | 'hasAnother' | 'userGone';

/** Of users and of conferences. */
const drawnIdSchema = z.string().regex(/^[A-Za-z0-9]{20}$/);

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
  const pbxUserId = drawnIdSchema.safeParse(holder.get('pbxUserId'));
  return pbxUserId.success ? { accountId, conferenceId, pbxUserId: pbxUserId.data } : null;
}

/**
 * Reads off an event whether the directory has another address of a user than before, or has them back,
 * and which conference that concerns. Whoever loads the directory writes users only.
 */
export function readAddressChange(
  { accountId, pbxUserId }: Pick<PbxUserChange, 'accountId' | 'pbxUserId'>,
  before: DocumentSnapshot,
  after: DocumentSnapshot,
): PbxUserChange | null {
  if (!before.exists || !after.exists) return null;
  const [was, is] = [userSchema.parse(before.data()), userSchema.parse(after.data())];
  const isBack = was.leftAt !== null && is.leftAt === null;
  if (!is.hasConference || (was.email === is.email && !isBack)) return null;
  // Its id becomes part of a path.
  const conferenceId = drawnIdSchema.safeParse(is.conferenceId).data;
  return conferenceId === undefined ? null : { accountId, conferenceId, pbxUserId };
}

/**
 * Brings what a user of the Cloud PBX says of their conference to what is there now, however often and
 * in whatever order that is told. Once a conference is deleted, another id is reserved, under which
 * the next one may be made; if the deletion is undone before that has happened, the user has the old
 * one back. And has the conference say where the directory has another address of its user.
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
    if (isThere && user.leftAt === null) tellAddress(transaction, conference, user.email);
    return isThere ? 'hasIt' : 'hasItNot';
  });
}

/**
 * Has a conference say that the directory has another address of its user than its own; once for each
 * address, so that it stays settled once somebody has saved.
 */
function tellAddress(transaction: Transaction, conference: DocumentSnapshot, email: string): void {
  const before = readInformable(conference);
  const { directory: told } = before;
  // An address that nobody could write to is none.
  const isFine = isSameAddress(email, before.adminEmail) || !isUsableAddress(email);
  if (
    isFine ? told === null || told.isSettled : told !== null && isSameAddress(told.email, email)
  ) {
    return;
  }
  const directory = { email, isSettled: isFine };
  const newest = readNewestSave(conference);
  const state = newest?.email?.saveId === newest?.saveId ? (newest?.email?.state ?? null) : null;
  transaction.update(conference.ref, {
    directory,
    'listKeys.informed': informedListKey({ ...before, directory }, state),
  });
}

function isPresent(conference: DocumentSnapshot): boolean {
  return conference.exists && readDeletedAt(conference) === null;
}
