import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../../../../domain/paths.ts';
import {
  moreUsageParts,
  type UsageParts,
  usagePartsOf,
} from '../../../../domain/usage/contribution.ts';

/** gRPC's INVALID_ARGUMENT, with which Firestore refuses what would be larger than a document can be. */
const INVALID_ARGUMENT = 3;

/**
 * Does what adds to an account's sums. Where Firestore refuses it because one of their documents would become
 * larger than 1 MiB, the account's sums are spread over more documents from then on (`usageParts`), and it is
 * done again. Nothing is moved: what stands in the full ones stays there.
 *
 * @param work a transaction that reads `usageParts`
 * @throws what `work` throws, also where there are as many documents as there can be.
 */
export async function spreadingSums<T>(
  db: Firestore,
  accountId: string,
  work: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const full = fullParts(error);
      if (full === null || !(await spreadFurther(db, accountId, full))) throw error;
    }
  }
}

/** Over how many documents the sums were spread of which one is full; null: that is not what is wrong. */
function fullParts(error: unknown): UsageParts | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== INVALID_ARGUMENT)
    return null;
  const found = /\/usage\/\d{4}-\d\d_\d+(?:of(\d+))?\W.*\bsize\b/s.exec(error.message);
  return found === null ? null : usagePartsOf(Number(found[1]));
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
