import type { DocumentSnapshot } from 'firebase-admin/firestore';
import type { Actor } from '../../domain/activity.ts';
import { readStoredMember } from './people-documents.ts';

/**
 * Who did something, for the activity log, out of their member document as a transaction reads it.
 * Where they have left and the document is gone, their uid stands for the address.
 */
export function actorOf(uid: string, member: DocumentSnapshot | undefined): Actor {
  return { uid, email: (member && readStoredMember(member)?.email) ?? uid };
}
