import type { QueryDocumentSnapshot, QuerySnapshot, Timestamp } from 'firebase-admin/firestore';

/**
 * What was found, by a moment or a text that stands in each: for what a test alone wants in an order, so that
 * there need be no index for it.
 */
export function inOrderOf(
  { docs }: QuerySnapshot,
  field: string,
): readonly QueryDocumentSnapshot[] {
  const key = (doc: QueryDocumentSnapshot) => {
    const value = doc.get(field) as Timestamp | string;
    return typeof value === 'string' ? value : value.valueOf();
  };
  return docs.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
