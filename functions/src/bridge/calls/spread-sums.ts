import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import { paths } from '../../../../domain/paths.ts';
import {
  moreUsageParts,
  type UsageParts,
  usagePartsOf,
} from '../../../../domain/usage/usage-month.ts';

/** gRPC's INVALID_ARGUMENT, with which Firestore refuses what would be larger than a document can be. */
const INVALID_ARGUMENT = 3;
/** In bytes of JSON: half of what a document can have. Of sums, JSON is about as long as what Firestore counts. */
const LARGE_BYTES = 512 * 1024;

/** To what a transaction adds. */
export interface AddedTo {
  /** Over how many documents it has read that the account's sums are spread. */
  readonly parts: UsageParts;
  readonly documents: readonly DocumentReference[];
}

/**
 * Does what adds to an account's sums. Where Firestore refuses it because one of their documents would become
 * larger than 1 MiB, the account's sums are spread over more documents from then on (`usageParts`), and it is
 * done again. Nothing is moved: what stands in the full ones stays there.
 *
 * That it is refused for their size is seen by the documents. Firestore's words differ with its version and from
 * those of its emulator, and most do not name the document.
 *
 * @param work a transaction, which says to what it adds each time it is tried
 * @throws what `work` throws, also where there are as many documents as there can be.
 */
export async function spreadingSums<T>(
  db: Firestore,
  accountId: string,
  work: (says: (added: AddedTo) => void) => Promise<T>,
): Promise<T> {
  for (;;) {
    let added: AddedTo | null = null;
    try {
      return await work((now) => {
        added = now;
      });
    } catch (error) {
      const full = await fullParts(db, error, added);
      if (full === null || !(await spreadFurther(db, accountId, full))) throw error;
    }
  }
}

/** Over how many documents the sums were spread of which one is full; null: that is not what is wrong. */
async function fullParts(
  db: Firestore,
  error: unknown,
  added: AddedTo | null,
): Promise<UsageParts | null> {
  const isInvalid = error instanceof Error && 'code' in error && error.code === INVALID_ARGUMENT;
  if (!isInvalid || added === null || added.documents.length === 0) return null;
  const found = await db.getAll(...added.documents);
  const isLarge = found.some(
    (each) => Buffer.byteLength(JSON.stringify(each.data() ?? {})) >= LARGE_BYTES,
  );
  return isLarge ? added.parts : null;
}

/** False where there is no further. Who comes second finds it done. */
async function spreadFurther(db: Firestore, accountId: string, full: UsageParts): Promise<boolean> {
  const reference = db.doc(paths.account(accountId));
  return db.runTransaction(async (transaction) => {
    const now = usagePartsOf((await transaction.get(reference)).get('usageParts'));
    if (now > full) return true;
    const more = moreUsageParts(full);
    if (more !== null) transaction.update(reference, { usageParts: more });
    return more !== null;
  });
}
