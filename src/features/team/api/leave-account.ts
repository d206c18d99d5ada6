import { serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import { REMOVED, type Role } from '../../../../domain/account/account.ts';
import { collections, parseMember } from '../../../firebase/collections.ts';
import { withTimeout } from '../../../firebase/problem.ts';
import { transact } from '../../../firebase/transact.ts';
import { otherAdmin } from './other-admin.ts';

const PATIENCE_MS = 10_000;

/**
 * Takes oneself out of an account, as the member one is now. Safe to repeat when the answer was lost.
 *
 * @throws LastAdminError for its last administrator; TimeoutError or a FirebaseError.
 */
export async function leaveAccount(
  db: Firestore,
  accountId: string,
  role: Role,
  uid: string,
): Promise<void> {
  const staying =
    role === 'admin'
      ? { otherAdmin: await withTimeout(otherAdmin(db, accountId, uid), PATIENCE_MS) }
      : {};
  const ref = collections.member(db, accountId, uid);
  await transact(db, async (tx) => {
    if (parseMember((await tx.get(ref)).data()) === null) return;
    tx.update(ref, { role: REMOVED, changedAt: serverTimestamp(), changedBy: uid, ...staying });
  });
}
