import {
  type DocumentReference,
  FieldValue,
  type Firestore,
  Timestamp,
} from 'firebase-admin/firestore';
import { REMOVED, type Role } from '../../../domain/account/account.ts';
import { paths } from '../../../domain/paths.ts';
import type { SettledSignIn } from '../../../domain/account/settle-sign-in.ts';
import { activityEntry } from '../stored/activity-entry.ts';
import { hasOtherAdmin } from './other-admin.ts';
import { readStoredMember } from '../stored/people-documents.ts';
import type { SignIns } from './sign-ins.ts';

/** What settling needs from outside. */
export interface DeletedSignInDependencies {
  readonly signIns: SignIns;
  readonly now: () => Date;
}

/** A sign-in that was deleted. */
export interface DeletedSignIn {
  readonly uid: string;
  /** That the provider had shut them out before. */
  readonly disabled: boolean;
}

/** What became of a sign-in's memberships; the log says it. */
export type DeletedSignInOutcome = 'stillThere' | 'membershipsEnded' | 'remade' | 'notRemade';

/** Stands on the member who is to get their sign-in back, until that has been done and told. */
const AWAITED = 'signInAwaitedSince';

/** The last administrator of an account, by the address on file there. */
interface LastAdmin {
  readonly accountId: string;
  readonly email: string;
  readonly changedAt: number;
}

/**
 * Settles what is left of somebody whose sign-in was deleted, by themselves (Firebase lets everybody
 * do that) or by the provider. Where another administrator can sign in, or they were none, their
 * membership ends. Where they were the last one they stay administrator, and their sign-in is made
 * again, with its uid and without a password: they, or whoever reads that mailbox, come back through
 * "Forgot your password?". So an account keeps an administrator who can sign in, also where two
 * delete theirs at once: neither then counts as the other one. The activity log tells both.
 *
 * Reads what is there now, so that it may be called any number of times, late and concurrently.
 *
 * @returns `notRemade` where the provider had shut them out, where Authentication refuses the address
 *   on file, and where that is another one's who is not to be trusted with it; the operator's list
 *   tells such accounts.
 * @throws what Firestore or Authentication throws when it cannot be reached; the event then comes again.
 */
export async function settleDeletedSignIn(
  db: Firestore,
  { signIns, now }: DeletedSignInDependencies,
  { uid, disabled }: DeletedSignIn,
): Promise<DeletedSignInOutcome> {
  const { docs } = await db.collectionGroup('members').where('uid', '==', uid).get();
  if (await signIns.isThere(uid)) {
    // Made again by a call that ended before it could tell so.
    for (const { ref } of docs) await tellRemade(db, now(), ref, uid);
    return 'stillThere';
  }
  const kept: LastAdmin[] = [];
  for (const { ref } of docs) {
    const lastAdmin = await endMembership(db, signIns, now(), uid, ref);
    if (lastAdmin !== null) kept.push(lastAdmin);
  }
  if (kept.length === 0) return 'membershipsEnded';
  if (disabled) return 'notRemade';
  kept.sort((one, other) => other.changedAt - one.changedAt);
  let isRemade = false;
  let isEachServed = true;
  for (const { accountId, email } of kept) {
    const settled: SettledSignIn | Pick<DeletedSignIn, 'uid'> = isRemade
      ? { uid }
      : await signIns.remake(uid, email);
    if ('refused' in settled) {
      isEachServed = false;
      continue;
    }
    isRemade ||= settled.uid === uid;
    await tellRemade(db, now(), db.doc(paths.member(accountId, uid)), settled.uid);
  }
  return isEachServed ? 'remade' : 'notRemade';
}

/** @returns the member where they stay because no other administrator can sign in. */
async function endMembership(
  db: Firestore,
  signIns: SignIns,
  moment: Date,
  uid: string,
  reference: DocumentReference,
): Promise<LastAdmin | null> {
  const accountId = accountOf(reference);
  const at = Timestamp.fromDate(moment);
  return db.runTransaction(async (transaction): Promise<LastAdmin | null> => {
    const memberNow = await transaction.get(reference);
    const member = readStoredMember(memberNow);
    // Whom somebody has just taken out is told so, and their document goes with that.
    if (member === null || member.role === REMOVED) return null;
    // Another call has been here since, and made it again.
    if (await signIns.isThere(uid)) return null;
    const { email, role, changedAt } = member;
    if (role === 'admin' && !(await hasOtherAdmin(db, transaction, signIns, accountId, uid))) {
      if (memberNow.get(AWAITED) === undefined) transaction.update(reference, { [AWAITED]: at });
      return { accountId, email, changedAt: changedAt?.toMillis() ?? 0 };
    }
    const entryId = `${uid}_signInDeleted_${moment.getTime()}`;
    transaction.set(
      db.doc(paths.activityEntry(accountId, entryId)),
      activityEntry({ kind: 'signInDeleted', at, by: null, member: { email, role } }),
    );
    transaction.delete(reference);
    return null;
  });
}

/**
 * Tells, once, that an administrator has a sign-in again. One with another uid, where the address had
 * a trusted one by then, takes their place in the account.
 */
async function tellRemade(
  db: Firestore,
  moment: Date,
  reference: DocumentReference,
  uid: string,
): Promise<void> {
  const accountId = accountOf(reference);
  const at = Timestamp.fromDate(moment);
  await db.runTransaction(async (transaction) => {
    const memberNow = await transaction.get(reference);
    const member = readStoredMember(memberNow);
    if (member?.role !== 'admin' || memberNow.get(AWAITED) === undefined) return;
    const { email } = member;
    const role = 'admin' satisfies Role;
    if (uid === reference.id) transaction.update(reference, { [AWAITED]: FieldValue.delete() });
    else {
      transaction.set(db.doc(paths.member(accountId, uid)), {
        ...{ uid, email, role },
        ...{ changedAt: at, changedBy: reference.id },
      });
      transaction.delete(reference);
    }
    transaction.set(
      db.doc(paths.activityEntry(accountId, `${uid}_signInRemade_${moment.getTime()}`)),
      activityEntry({ kind: 'signInRemade', at, by: null, member: { email, role } }),
    );
  });
}

function accountOf(member: DocumentReference): string {
  return member.parent.parent?.id ?? '';
}
