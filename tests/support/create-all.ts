import type { DocumentData, DocumentReference, Firestore } from 'firebase-admin/firestore';

/** So many documents one commit takes. */
const AT_ONCE = 500;

/**
 * Makes documents, some hundred with each commit. Not by the SDK's BulkWriter, which may never come to an end
 * once Firestore has refused one write for a moment.
 *
 * @throws what Firestore throws, also where one of them exists
 */
export async function createAll(
  database: Firestore,
  documents: readonly (readonly [DocumentReference, DocumentData])[],
): Promise<void> {
  for (let start = 0; start < documents.length; start += AT_ONCE) {
    const batch = database.batch();
    for (const [reference, fields] of documents.slice(start, start + AT_ONCE)) {
      batch.create(reference, fields);
    }
    await batch.commit();
  }
}
