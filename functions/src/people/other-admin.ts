import type { Firestore, Transaction } from 'firebase-admin/firestore';
import type { Role } from '../../../domain/account/account.ts';
import { paths } from '../../../domain/paths.ts';
import type { SignIns } from './sign-ins.ts';

/** As many as Authentication tells at once; of more administrators the first ones do. */
const MOST = 100;

/**
 * Whether, when a transaction reads it, an account has an administrator besides this person who can
 * sign in. What Authentication says may change a moment later: for a sign-in that is deleted then,
 * its own deletion is settled (settle-deleted-sign-in.ts) and finds who is left.
 */
export async function hasOtherAdmin(
  db: Firestore,
  transaction: Transaction,
  signIns: Pick<SignIns, 'ableToSignIn'>,
  accountId: string,
  uid: string,
): Promise<boolean> {
  const admins = db
    .collection(paths.members(accountId))
    .where('role', '==', 'admin' satisfies Role)
    .limit(MOST + 1);
  const { docs } = await transaction.get(admins);
  const others = docs.map(({ id }) => id).filter((id) => id !== uid);
  return (await signIns.ableToSignIn(others.slice(0, MOST))).size > 0;
}
