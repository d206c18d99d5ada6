import {
  type DocumentSnapshot,
  type DocumentReference,
  type Firestore,
  Timestamp,
} from 'firebase-admin/firestore';
import type { InvitationFailure } from '../../../domain/account/account.ts';
import { paths } from '../../../domain/paths.ts';
import {
  readAccountName,
  readInvitation,
  readStoredMember,
  type StoredInvitation,
} from '../stored/people-documents.ts';

/** An invitation that may be fulfilled, and who sent it, with their address of that moment. */
export interface Permitted extends StoredInvitation {
  readonly permitted: { readonly by: string };
}

/** What stands in the way of fulfilling an invitation, by the names that the log carries. */
export type Obstacle = 'gone' | 'alreadyFailed' | InvitationFailure;

/**
 * Finds whether an invitation may be fulfilled and writes that on it, before anything is done outside
 * Firestore; or writes what stands in the way. From then on it is permitted, whatever becomes of who
 * sent it: so nothing is ever half done because of somebody who is demoted meanwhile.
 *
 * @throws what Firestore throws when it cannot be reached.
 */
export async function permitInvitation(
  db: Firestore,
  {
    reference,
    accountId,
    mail,
    now,
  }: {
    readonly reference: DocumentReference;
    readonly accountId: string;
    readonly mail: DocumentReference;
    readonly now: () => Date;
  },
): Promise<Permitted | Obstacle> {
  return db.runTransaction(async (transaction): Promise<Permitted | Obstacle> => {
    const [invitationNow, accountNow, mailNow] = await transaction.getAll(
      reference,
      db.doc(paths.account(accountId)),
      mail,
    );
    if (!invitationNow?.exists) return 'gone';
    if (isFailed(invitationNow)) return 'alreadyFailed';
    const fail = (failure: InvitationFailure): InvitationFailure => {
      transaction.update(reference, { failure });
      return failure;
    };
    const invitation = readInvitation(invitationNow);
    if (invitation === null) return fail('other');
    const { permitted, invitedBy } = invitation;
    if (permitted !== null) return { ...invitation, permitted };

    const inviter = readStoredMember(
      await transaction.get(db.doc(paths.member(accountId, invitedBy))),
    );
    if (inviter?.role !== 'admin') return fail('refused');
    const isAccount = accountNow !== undefined && readAccountName(accountNow) !== null;
    if (!isAccount || mailNow?.exists) return fail('other');
    transaction.update(reference, {
      permitted: { by: inviter.email, at: Timestamp.fromDate(now()) },
    });
    return { ...invitation, permitted: { by: inviter.email } };
  });
}

/** Whether the server has written on an invitation why it cannot be fulfilled. */
export function isFailed(invitation: DocumentSnapshot): boolean {
  return invitation.get('failure') !== undefined;
}
