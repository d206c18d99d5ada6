import { serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import type { Role } from '../../../../domain/account/account.ts';
import { collections, parseMember } from '../../../firebase/collections.ts';
import { withTimeout } from '../../../firebase/problem.ts';
import { transact } from '../../../firebase/transact.ts';
import { otherAdmin } from './other-admin.ts';
import { MemberGoneError } from './problems.ts';

const PATIENCE_MS = 10_000;

/**
 * Gives a member another role; also oneself, if another administrator stays.
 *
 * @throws MemberGoneError when another administrator has taken the person out; LastAdminError;
 *   TimeoutError or a FirebaseError.
 */
export async function changeRole(
  db: Firestore,
  accountId: string,
  memberUid: string,
  role: Role,
  uid: string,
): Promise<void> {
  const staying =
    memberUid === uid
      ? { otherAdmin: await withTimeout(otherAdmin(db, accountId, uid), PATIENCE_MS) }
      : {};
  const ref = collections.member(db, accountId, memberUid);
  await transact(db, async (tx) => {
    const stored = parseMember((await tx.get(ref)).data());
    if (stored === null) throw new MemberGoneError();
    if (stored.role === role) return;
    tx.update(ref, { role, changedAt: serverTimestamp(), changedBy: uid, ...staying });
  });
}
