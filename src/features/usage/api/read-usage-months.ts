import { getDocs, query, where, type Firestore } from 'firebase/firestore/lite';
import type { UsageMonth } from '../../../../domain/usage/contribution.ts';
import { parseUsageMonth, usageCollections } from '../../../firebase/usage.ts';

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
  for (const snapshot of docs) {
    months.push(parseUsageMonth(snapshot.data()));
    await nextTask();
  }
  return months;
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));
