import type {
  DocumentData,
  DocumentReference,
  DocumentSnapshot,
  Firestore,
} from 'firebase/firestore/lite';
import { transact } from './transact.ts';

/**
 * Makes a document that there may be only one of, however many windows and people make it at a time:
 * beside the rules, the database refuses a second one. It costs one reading.
 *
 * @returns null where this call has made it; else what stands there, which the caller knows for its
 *   own by an id in it, as where an earlier try's answer was lost.
 * @throws TimeoutError when it cannot be told whether it was made; a FirebaseError.
 */
export function createOnce(
  db: Firestore,
  ref: DocumentReference,
  fields: DocumentData,
): Promise<DocumentSnapshot | null> {
  return transact(db, async (tx) => {
    const found = await tx.get(ref);
    if (found.exists()) return found;
    tx.create(found, fields);
    return null;
  });
}
