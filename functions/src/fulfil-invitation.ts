import { type DocumentSnapshot, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { type InvitationFailure, REMOVED, type Role } from '../../domain/account.ts';
import type { ActivityKind } from '../../domain/activity.ts';
import { renderMemberInvitation } from '../../domain/email/member-invitation.ts';
import { memberEntryId, paths } from '../../domain/paths.ts';
import { hasOtherAdmin } from './other-admin.ts';
import {
  readAccountName,
  readInvitation,
  readStoredMember,
  type StoredMember,
} from './people-documents.ts';
import type { SignIns } from './sign-ins.ts';

/** What fulfilling needs from outside. */
export interface InvitationDependencies {
  readonly signIns: SignIns;
  readonly now: () => Date;
  /** Address of the portal, as `portalLink` takes it. */
  readonly portal: string;
  readonly mailCollection: string;
}

/** What became of an invitation; the log says it. */
export type InvitationOutcome = 'added' | 'gone' | 'alreadyFailed' | InvitationFailure;

/**
 * Does what an administrator asked for with an invitation: finds or makes the person's sign-in, then
 * in one transaction makes them a member (or gives a member another role), queues their email, writes
 * the activity log and deletes the invitation. Safe to call any number of times, late and
 * concurrently: where the invitation is gone everything has been done.
 *
 * What cannot be done is told on the invitation: `refused` where who invited is no longer an
 * administrator; `lastAdmin` where the account would be left without one; `other` where the address,
 * the account or the invitation's id (a mail of that id exists already) is not usable.
 *
 * @returns what happened, as the name that the log carries.
 * @throws what Firestore or Authentication throws when it cannot be reached; the event then comes again.
 */
export async function fulfilInvitation(
  db: Firestore,
  { signIns, now, portal, mailCollection }: InvitationDependencies,
  { accountId, invitationId }: { readonly accountId: string; readonly invitationId: string },
): Promise<InvitationOutcome> {
  const reference = db.doc(paths.invitation(accountId, invitationId));
  const memberOf = (uid: string) => db.doc(paths.member(accountId, uid));

  // Looked at once before: whoever may not invite must not make a sign-in either.
  const seen = await reference.get();
  if (!seen.exists) return 'gone';
  if (isFailed(seen)) return 'alreadyFailed';
  const wish = readInvitation(seen);
  const mayInvite =
    wish !== null && readStoredMember(await memberOf(wish.invitedBy).get())?.role === 'admin';
  const uid = mayInvite ? await signIns.findOrCreate(wish.email) : null;

  return db.runTransaction(async (transaction): Promise<InvitationOutcome> => {
    const invitationNow = await transaction.get(reference);
    if (!invitationNow.exists) return 'gone';
    if (isFailed(invitationNow)) return 'alreadyFailed';
    const fail = (failure: InvitationFailure): InvitationFailure => {
      transaction.update(reference, { failure });
      return failure;
    };
    const invitation = readInvitation(invitationNow);
    if (invitation === null) return fail('other');
    const { email, role, invitedBy } = invitation;
    const inviter = readStoredMember(await transaction.get(memberOf(invitedBy)));
    if (!mayInvite || inviter?.role !== 'admin') return fail('refused');
    if (uid === null || email !== wish?.email) return fail('other');

    const mail = db.collection(mailCollection).doc(invitationId);
    const [accountNow, memberNow, mailNow] = await transaction.getAll(
      db.doc(paths.account(accountId)),
      memberOf(uid),
      mail,
    );
    const account = accountNow && readAccountName(accountNow);
    if (!account || !memberNow || mailNow?.exists) return fail('other');
    const before = readStoredMember(memberNow)?.role;
    if (before === 'admin' && role !== 'admin') {
      if (!(await hasOtherAdmin(db, transaction, accountId, uid))) return fail('lastAdmin');
    }

    const moment = now();
    const at = Timestamp.fromDate(moment);
    const delivery = { state: 'queued', to: email, at, failure: null, detail: null } as const;
    const activityId = memberEntryId(uid, moment);
    // The mail's id tells this email from the one of an earlier invitation.
    transaction.set(memberNow.ref, {
      uid,
      email,
      role,
      changedAt: at,
      changedBy: invitedBy,
      invitation: { mailId: invitationId, ...delivery },
    });
    transaction.create(db.doc(paths.activityEntry(accountId, activityId)), {
      kind: kindOf(before, role),
      at,
      by: { uid: invitedBy, email: inviter.email },
      conferenceId: null,
      tag: null,
      email: delivery,
      member: { email, role },
    });
    transaction.create(mail, {
      to: email,
      message: renderMemberInvitation({ account, role, email, invitedBy: inviter.email, portal }),
      // RFC 3834: no out-of-office answers to an email that nobody wrote by hand.
      headers: { 'Auto-Submitted': 'auto-generated' },
      source: { accountId, activityId, memberUid: uid },
    });
    transaction.delete(reference);
    return 'added';
  });
}

function isFailed(invitation: DocumentSnapshot): boolean {
  return invitation.get('failure') !== undefined;
}

/** Inviting a member again, with the role they have, only sends the email again. */
function kindOf(before: StoredMember['role'] | undefined, role: Role): ActivityKind {
  const wasIn = before !== undefined && before !== REMOVED;
  return wasIn && before !== role ? 'memberRoleChanged' : 'memberAdded';
}
