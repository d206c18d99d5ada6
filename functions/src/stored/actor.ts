import type { DocumentSnapshot } from 'firebase-admin/firestore';
import type { Actor } from '../../../domain/account/activity.ts';
import { readStoredMember } from './people-documents.ts';

/**
 * Who did something, for the activity log, out of their member document as a transaction reads it.
 * Where they have left and the document is gone, their uid stands for the address. No uid is nobody of
 * the account: the telephony provider's staff.
 */
export function actorOf(uid: string, member: DocumentSnapshot | undefined): Actor;
export function actorOf(uid: string | null, member: DocumentSnapshot | undefined): Actor | null;
export function actorOf(uid: string | null, member: DocumentSnapshot | undefined): Actor | null {
  if (uid === null) return null;
  return { uid, email: (member && readStoredMember(member)?.email) ?? uid };
}
