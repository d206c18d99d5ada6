import { type DocumentReference, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { type InvitationFailure, REMOVED, type Role } from '../../../domain/account/account.ts';
import type { ActivityKind } from '../../../domain/account/activity.ts';
import { passwordLinkEnd } from '../../../domain/account/password-link.ts';
import { renderMemberInvitation } from '../../../domain/email/member-invitation.ts';
import { memberEntryId, paths } from '../../../domain/paths.ts';
import type { SettledSignIn } from '../../../domain/account/settle-sign-in.ts';
import { hasOtherAdmin } from './other-admin.ts';
import {
  readAccountName,
  readInvitation,
  readStoredMember,
  type StoredMember,
} from '../stored/people-documents.ts';
import { isFailed, type Permitted, permitInvitation } from './permit-invitation.ts';
import { settleDeletedSignIn } from './settle-deleted-sign-in.ts';
import type { SignIns } from './sign-ins.ts';

/** What fulfilling needs from outside. */
export interface InvitationDependencies {
  readonly signIns: SignIns;
  readonly now: () => Date;
  /** Draws the secret of a link; `randomId`. */
  readonly draw: () => string;
  /** Address of the portal, as `portalLink` takes it. */
  readonly portal: string;
  readonly mailCollection: string;
}

/** What became of an invitation; the log says it. */
export type InvitationOutcome = 'added' | 'gone' | 'alreadyFailed' | InvitationFailure;

/** gRPC's NOT_FOUND. */
const NOT_FOUND = 5;

/**
 * Does what an administrator asked for with an invitation, in three steps: a transaction finds that
 * they may and writes it down; then the person's sign-in is found or made; then a transaction makes
 * them a member (or gives a member another role), queues their email, which lets choose a
 * password whoever has none, writes the activity log and deletes the invitation. Safe to call any number of times, late and concurrently: where the
 * invitation is gone everything has been done.
 *
 * What cannot be done is told on the invitation: `refused` where who invited is no longer an
 * administrator; `lastAdmin` where the account would be left without one; `unproved`, `disabled` and
 * `held` where a sign-in that has the address is not to be trusted with it and not to be replaced;
 * `other` where the address, the account or the invitation's id (a mail of that id exists already) is
 * not usable.
 *
 * @returns what happened, as the name that the log carries.
 * @throws what Firestore or Authentication throws when it cannot be reached; the event then comes again.
 */
export async function fulfilInvitation(
  db: Firestore,
  dependencies: InvitationDependencies,
  { accountId, invitationId }: { readonly accountId: string; readonly invitationId: string },
): Promise<InvitationOutcome> {
  const { signIns, now, mailCollection } = dependencies;
  const reference = db.doc(paths.invitation(accountId, invitationId));
  const mail = db.collection(mailCollection).doc(invitationId);
  const permission = await permitInvitation(db, { reference, accountId, mail, now });
  if (typeof permission === 'string') return permission;

  const settled = await settle(signIns, reference, permission);
  if (settled === 'gone') return 'gone';
  const standing =
    'uid' in settled ? await signIns.passwordStanding(settled.uid, permission.email) : 'gone';
  const needsPassword = standing === 'none';
  const outcome = await letIn(db, dependencies, {
    ...{ accountId, reference, mail, settled, needsPassword },
  });
  // Whoever has deleted the sign-in meanwhile did not find this membership.
  if (outcome === 'added' && 'uid' in settled && !(await signIns.isThere(settled.uid))) {
    await settleDeletedSignIn(db, { signIns, now }, { uid: settled.uid, disabled: false });
  }
  return outcome;
}

/** Notes on the invitation what is done to another one's sign-in, so that an end midway loses no word. */
async function settle(
  signIns: SignIns,
  reference: DocumentReference,
  { email }: Permitted,
): Promise<SettledSignIn | 'gone'> {
  try {
    return await signIns.settle(email, async (displaced) => {
      await reference.update({ displaced });
    });
  } catch (error) {
    // Another call has fulfilled it: nothing is left to settle.
    if (error instanceof Error && 'code' in error && error.code === NOT_FOUND) return 'gone';
    throw error;
  }
}

/** The last step; it does not ask for the permission again. */
async function letIn(
  db: Firestore,
  { signIns, now, draw, portal }: InvitationDependencies,
  {
    accountId,
    reference,
    mail,
    settled,
    needsPassword,
  }: {
    readonly accountId: string;
    readonly reference: DocumentReference;
    readonly mail: DocumentReference;
    readonly settled: SettledSignIn;
    readonly needsPassword: boolean;
  },
): Promise<InvitationOutcome> {
  return db.runTransaction(async (transaction): Promise<InvitationOutcome> => {
    const invitationNow = await transaction.get(reference);
    if (!invitationNow.exists) return 'gone';
    if (isFailed(invitationNow)) return 'alreadyFailed';
    const fail = (failure: InvitationFailure): InvitationFailure => {
      transaction.update(reference, { failure });
      return failure;
    };
    const invitation = readInvitation(invitationNow);
    if (invitation === null || invitation.permitted === null) return fail('other');
    if ('refused' in settled)
      return fail(settled.refused === 'invalid' ? 'other' : settled.refused);
    const { email, role, permitted, displaced } = invitation;
    const { uid } = settled;

    const [accountNow, memberNow] = await transaction.getAll(
      db.doc(paths.account(accountId)),
      db.doc(paths.member(accountId, uid)),
    );
    const account = accountNow && readAccountName(accountNow);
    if (!account || !memberNow) return fail('other');
    const before = readStoredMember(memberNow)?.role;
    // Whoever is an administrator here came with a sign-in that was taken as it is: nothing was done.
    if (before === 'admin' && role !== 'admin') {
      if (!(await hasOtherAdmin(db, transaction, signIns, accountId, uid))) {
        return fail('lastAdmin');
      }
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
      changedBy: invitation.invitedBy,
      invitation: { mailId: mail.id, ...delivery },
    });
    transaction.create(db.doc(paths.activityEntry(accountId, activityId)), {
      kind: kindOf(before, role),
      at,
      by: { uid: invitation.invitedBy, email: permitted.by },
      conferenceId: null,
      tag: null,
      email: delivery,
      member: { email, role },
      displaced,
    });
    const token = needsPassword ? draw() : null;
    if (token !== null) {
      transaction.create(db.doc(paths.passwordLink(token)), {
        ...{ uid, email },
        expireAt: Timestamp.fromDate(passwordLinkEnd(moment)),
      });
    }
    const invitedBy = permitted.by;
    transaction.create(mail, {
      to: email,
      message: renderMemberInvitation({ account, role, email, invitedBy, portal, token }),
      // RFC 3834: no out-of-office answers to an email that nobody wrote by hand.
      headers: { 'Auto-Submitted': 'auto-generated' },
      source: { accountId, activityId, memberUid: uid },
    });
    transaction.delete(reference);
    return 'added';
  });
}

/** Inviting a member again, with the role they have, only sends the email again. */
function kindOf(before: StoredMember['role'] | undefined, role: Role): ActivityKind {
  const wasIn = before !== undefined && before !== REMOVED;
  return wasIn && before !== role ? 'memberRoleChanged' : 'memberAdded';
}
