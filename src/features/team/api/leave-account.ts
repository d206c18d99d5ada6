import { serverTimestamp, updateDoc, type Firestore } from 'firebase/firestore/lite';
import { REMOVED, type Role } from '../../../../domain/account.ts';
import { collections } from '../../../firebase/collections.ts';
import { withTimeout } from '../../../firebase/problem.ts';
import { otherAdmin } from './other-admin.ts';

const PATIENCE_MS = 15_000;

/**
 * Takes oneself out of an account.
 *
 * @throws LastAdminError for its last administrator; TimeoutError or a FirebaseError.
 */
export async function leaveAccount(
  db: Firestore,
  accountId: string,
  role: Role,
  uid: string,
): Promise<void> {
  const leave = async (): Promise<void> => {
    const staying = role === 'admin' ? { otherAdmin: await otherAdmin(db, accountId, uid) } : {};
    await updateDoc(collections.member(db, accountId, uid), {
      role: REMOVED,
      changedAt: serverTimestamp(),
      changedBy: uid,
      ...staying,
    });
  };
  await withTimeout(leave(), PATIENCE_MS);
}
