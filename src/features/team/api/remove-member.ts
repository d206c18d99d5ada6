import { serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import { REMOVED } from '../../../../domain/account/account.ts';
import { collections, parseMember } from '../../../firebase/collections.ts';
import { transact } from '../../../firebase/transact.ts';

/**
 * Takes somebody else out of the account: every rule refuses them from their next request on, and
 * the server deletes their document.
 *
 * @returns false when another administrator had done so before.
 * @throws TimeoutError or a FirebaseError.
 */
export async function removeMember(
  db: Firestore,
  accountId: string,
  memberUid: string,
  uid: string,
): Promise<boolean> {
  const ref = collections.member(db, accountId, memberUid);
  let isAsked = false;
  return transact(db, async (tx) => {
    // Gone by an earlier try, whose answer was lost.
    if (parseMember((await tx.get(ref)).data()) === null) return isAsked;
    isAsked = true;
    tx.update(ref, { role: REMOVED, changedAt: serverTimestamp(), changedBy: uid });
    return true;
  });
}
