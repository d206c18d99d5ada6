import { getDocs, query, where, type Firestore } from 'firebase/firestore/lite';
import type { UsageMonth } from '../../../../domain/usage/usage-month.ts';
import { parseUsageMonth, usageCollections } from '../../../firebase/calls/usage.ts';

/** After so long others have their turn; not after each document, because a timer takes four milliseconds. */
const SLICE_MS = 16;

/**
 * Reads the documents of sums of some months with one query; taken apart one by one, so that a year of
 * many conferences stops nothing.
 *
 * @param first `YYYY-MM`, as `last`
 */
export async function readUsageMonths(
  db: Firestore,
  accountId: string,
  first: string,
  last: string,
): Promise<readonly UsageMonth[]> {
  const documents = usageCollections.usage(db, accountId);
  const { docs } = await getDocs(
    query(documents, where('month', '>=', first), where('month', '<=', last)),
  );
  const months: UsageMonth[] = [];
  let since = performance.now();
  for (const snapshot of docs) {
    months.push(parseUsageMonth(snapshot.data()));
    if (performance.now() - since < SLICE_MS) continue;
    await nextTask();
    since = performance.now();
  }
  return months;
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));
