import type { Firestore } from 'firebase-admin/firestore';
import { REMOVED } from '../../../domain/account/account.ts';
import { memberEntryId, paths } from '../../../domain/paths.ts';
import { activityEntry } from '../stored/activity-entry.ts';
import { actorOf } from '../stored/actor.ts';
import type { MemberChange } from './member-change.ts';
import { hasOtherAdmin } from './other-admin.ts';
import { readStoredMember } from '../stored/people-documents.ts';
import type { SignIns } from './sign-ins.ts';

/** What became of a change; the log says it. */
export type MemberChangeOutcome = 'recorded' | 'alreadyRecorded' | 'lastAdminStays';

/**
 * Tells the activity log what was done to a member, once, and deletes the document of whoever was
 * taken out. Safe to call any number of times, late and in any order: the log takes the change as
 * the history that it is, while what happens to the document comes from how it is now, so that
 * somebody who was let in again stays.
 *
 * Two administrators who leave at the same moment can each name the other, and one alone can name
 * somebody whose sign-in is gone or disabled, which the rules cannot see. The one whose change comes
 * here first then stays an administrator, and the log tells that instead of a thing that did not come
 * about.
 *
 * @throws what Firestore or Authentication throws when it cannot be reached; the event then comes again.
 */
export async function recordMemberChange(
  db: Firestore,
  signIns: Pick<SignIns, 'ableToSignIn'>,
  change: MemberChange,
): Promise<MemberChangeOutcome> {
  const { accountId, uid, email, before, after, changedAt, changedBy } = change;
  const entryId = memberEntryId(uid, changedAt.toDate());
  const references = {
    member: db.doc(paths.member(accountId, uid)),
    changer: db.doc(paths.member(accountId, changedBy)),
    entry: db.doc(paths.activityEntry(accountId, entryId)),
  };
  return db.runTransaction(async (transaction): Promise<MemberChangeOutcome> => {
    const [memberNow, changerNow, entryNow] = await transaction.getAll(
      references.member,
      references.changer,
      references.entry,
    );
    const member = memberNow && readStoredMember(memberNow);
    const isRecorded = entryNow?.exists === true;
    if (!isRecorded && before === 'admin' && member?.changedAt?.isEqual(changedAt) === true) {
      // Was taken back, and this event comes again.
      if (member.role === 'admin') return 'lastAdminStays';
      if (!(await hasOtherAdmin(db, transaction, signIns, accountId, uid))) {
        // `changedAt` stays, so that this does not look like another change.
        transaction.update(references.member, { role: 'admin' });
        const staying = activityEntry({
          kind: 'lastAdminStayed',
          at: changedAt,
          by: actorOf(changedBy, changerNow),
          member: { email, role: 'admin' },
        });
        transaction.create(db.doc(paths.activityEntry(accountId, `${entryId}_stayed`)), staying);
        return 'lastAdminStays';
      }
    }
    if (member?.role === REMOVED) transaction.delete(references.member);
    if (isRecorded) return 'alreadyRecorded';
    transaction.create(references.entry, {
      kind: after === REMOVED ? 'memberRemoved' : 'memberRoleChanged',
      at: changedAt,
      by: actorOf(changedBy, changerNow),
      conferenceId: null,
      tag: null,
      member: { email, role: after === REMOVED ? before : after },
    });
    return 'recorded';
  });
}
