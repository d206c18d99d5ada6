import { getDocs, limit, query, where, type Firestore } from 'firebase/firestore/lite';
import { collections } from '../../../firebase/collections.ts';
import { LastAdminError } from './problems.ts';

/**
 * An administrator who stays, whom the rules ask for when another stops being one. Read at that
 * moment: what is on screen may be older than somebody's leaving.
 *
 * @returns a uid. @throws LastAdminError when there is nobody else.
 */
export async function otherAdmin(db: Firestore, accountId: string, uid: string): Promise<string> {
  // Of two, one is somebody else.
  const admins = query(collections.members(db, accountId), where('role', '==', 'admin'), limit(2));
  const other = (await getDocs(admins)).docs.find(({ id }) => id !== uid);
  if (other === undefined) throw new LastAdminError();
  return other.id;
}
