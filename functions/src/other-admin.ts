import type { Firestore, Transaction } from 'firebase-admin/firestore';
import type { Role } from '../../domain/account.ts';
import { paths } from '../../domain/paths.ts';

/** Whether, when a transaction reads it, an account has an administrator besides this person. */
export async function hasOtherAdmin(
  db: Firestore,
  transaction: Transaction,
  accountId: string,
  uid: string,
): Promise<boolean> {
  const admins = db
    .collection(paths.members(accountId))
    .where('role', '==', 'admin' satisfies Role)
    // Of two, one is somebody else.
    .limit(2);
  const { docs } = await transaction.get(admins);
  return docs.some((doc) => doc.id !== uid);
}
