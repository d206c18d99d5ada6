import { setDoc, type DocumentData, type DocumentReference } from 'firebase/firestore/lite';

/**
 * Writes a document whole, whatever stands there: for what says the same the second time, or supersedes
 * what was said before. What must be made once is made with `createOnce`.
 *
 * @throws FirebaseError
 */
export function overwrite(ref: DocumentReference, fields: DocumentData): Promise<void> {
  return setDoc(ref, fields);
}
