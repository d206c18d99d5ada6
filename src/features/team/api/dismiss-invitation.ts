import { deleteDoc, type Firestore } from 'firebase/firestore/lite';
import { collections } from '../../../firebase/collections.ts';
import { withTimeout } from '../../../firebase/problem.ts';

const PATIENCE_MS = 15_000;

/**
 * Takes a failed invitation off the list.
 *
 * @throws TimeoutError or a FirebaseError; `permission-denied` also where another administrator has
 *   dismissed it already.
 */
export async function dismissInvitation(
  db: Firestore,
  accountId: string,
  invitationId: string,
): Promise<void> {
  await withTimeout(deleteDoc(collections.invitation(db, accountId, invitationId)), PATIENCE_MS);
}
