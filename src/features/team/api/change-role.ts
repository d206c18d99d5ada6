import { serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import type { Member, Role } from '../../../../domain/account.ts';
import { collections, parseMember } from '../../../firebase/collections.ts';
import { withTimeout } from '../../../firebase/problem.ts';
import { transact } from '../../../firebase/transact.ts';
import { otherAdmin } from './other-admin.ts';
import { MemberGoneError, RoleChangedError } from './problems.ts';

const PATIENCE_MS = 10_000;

/**
 * Gives a member another role; also oneself, if another administrator stays.
 *
 * @param member  as shown when it was asked for.
 * @throws MemberGoneError, RoleChangedError when another administrator was faster; LastAdminError;
 *   TimeoutError or a FirebaseError.
 */
export async function changeRole(
  db: Firestore,
  accountId: string,
  member: Member,
  role: Role,
  uid: string,
): Promise<void> {
  const staying =
    member.uid === uid
      ? { otherAdmin: await withTimeout(otherAdmin(db, accountId, uid), PATIENCE_MS) }
      : {};
  const ref = collections.member(db, accountId, member.uid);
  await transact(db, async (tx) => {
    const stored = parseMember((await tx.get(ref)).data());
    if (stored === null) throw new MemberGoneError();
    if (stored.role === role) return;
    if (stored.role !== member.role) throw new RoleChangedError(stored.role);
    tx.update(ref, { role, changedAt: serverTimestamp(), changedBy: uid, ...staying });
  });
}
