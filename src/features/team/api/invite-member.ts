import { serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import type { Role } from '../../../../domain/account/account.ts';
import { collections } from '../../../firebase/collections.ts';
import { createOnce } from '../../../firebase/create-once.ts';

/** One press of "Send invitation". */
export interface InvitationRequest {
  readonly accountId: string;
  /** Drawn by the form; the same for each try, so that a lost answer makes no second invitation. */
  readonly invitationId: string;
  readonly email: string;
  readonly role: Role;
  readonly uid: string;
}

/**
 * Asks the server to let somebody in, or to give a member another role; it answers by deleting the
 * invitation or by writing a failure into it.
 *
 * @throws TimeoutError or a FirebaseError when it could not be committed.
 */
export async function inviteMember(db: Firestore, request: InvitationRequest): Promise<void> {
  const { accountId, invitationId, email, role, uid } = request;
  // Where it stands there already an earlier try has made it: the id is this form's own.
  await createOnce(db, collections.invitation(db, accountId, invitationId), {
    email: email.toLowerCase(),
    role,
    invitedBy: uid,
    invitedAt: serverTimestamp(),
  });
}
