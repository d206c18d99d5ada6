import type {
  DocumentData,
  DocumentReference,
  DocumentSnapshot,
  Firestore,
  Query,
  Transaction,
} from 'firebase-admin/firestore';
import { reservedUntil } from '../../../domain/conference/access-code.ts';
import { paths } from '../../../domain/paths.ts';
import { accessCodeKey } from './access-code-key.ts';
import { type Admits, changedAdmits } from './admits.ts';
import { readCodeDocument } from '../stored/conference-documents.ts';

/** Whose codes. */
export interface Holder {
  readonly accountId: string;
  readonly conferenceId: string;
}

export type CodeRole = 'leader' | 'participant';

/** What stands in the document of a code that works without end. */
export const WORKING = { validUntil: null, retiredAt: null, reservedUntil: null } as const;

/** Where a code has its document. */
export function codeReference(db: Firestore, code: string, pepper: string): DocumentReference {
  return db.doc(paths.accessCode(accessCodeKey(code, pepper)));
}

/** All code documents of a conference, with those that ended in the last twelve months. */
export function codesOf(db: Firestore, { accountId, conferenceId }: Holder): Query {
  return db
    .collection(paths.accessCodes)
    .where('conferenceId', '==', conferenceId)
    .where('accountId', '==', accountId);
}

/** Whether a code's document is there and this conference's. */
export function isHeldBy(snapshot: DocumentSnapshot, holder: Holder): boolean {
  return (
    snapshot.get('conferenceId') === holder.conferenceId &&
    snapshot.get('accountId') === holder.accountId
  );
}

/**
 * Reads the documents of codes that a conference is thought to have.
 *
 * @returns one for each code, in order; null where there is no code, or no document of it, or where the
 *   code is another conference's by now.
 */
export async function readHeld(
  transaction: Transaction,
  db: Firestore,
  pepper: string,
  holder: Holder,
  codes: readonly (string | null)[],
): Promise<readonly (DocumentSnapshot | null)[]> {
  const references = codes.map((code) => (code === null ? null : codeReference(db, code, pepper)));
  const known = references.filter((reference) => reference !== null);
  if (known.length === 0) return codes.map(() => null);
  const snapshots = await transaction.getAll(...known);
  const held = snapshots.filter((snapshot) => isHeldBy(snapshot, holder));
  return references.map((reference) => held.find(({ ref }) => ref.id === reference?.id) ?? null);
}

/**
 * Writes into a transaction that a code admits nobody from `until` on, was retired `at`, and stays
 * reserved for twelve months. Leaves the end of one alone that ends earlier anyway.
 *
 * @param snapshot the document of a code that the conference holds.
 * @param admits   what it admits to until then; null: that is as it was, or does not matter.
 */
export function endCode(
  transaction: Transaction,
  snapshot: DocumentSnapshot,
  at: Date,
  until: Date = at,
  admits: Admits | null = null,
): void {
  const { validUntil, retiredAt } = readCodeDocument(snapshot);
  const endsEarlier = validUntil !== null && validUntil.getTime() <= until.getTime();
  const end = {
    validUntil: until,
    retiredAt: retiredAt ?? at,
    reservedUntil: reservedUntil(until),
  };
  updateCode(transaction, snapshot, {
    ...(endsEarlier ? {} : end),
    ...changedAdmits(snapshot, admits),
  });
}

/** Writes fields of a code, if there are any. */
export function updateCode(
  transaction: Transaction,
  { ref }: DocumentSnapshot,
  fields: DocumentData,
): void {
  if (Object.keys(fields).length > 0) transaction.update(ref, fields);
}
