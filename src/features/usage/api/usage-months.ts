import { queryOptions } from '@tanstack/react-query';
import { getDocs, query, where, type Firestore } from 'firebase/firestore/lite';
import type { UsageMonth } from '../../../../domain/usage/contribution.ts';
import { database } from '../../../firebase/database.ts';
import { parseUsageMonth, usageCollections } from '../../../firebase/usage.ts';
import { REFRESH_MS, usageKeys } from './usage-keys.ts';

/**
 * The documents of sums of some months: one query, however many calls there were. Asked for by months,
 * so that other days of the same months cost nothing.
 *
 * @param months `YYYY-MM`, oldest first, without a gap
 * @param grows whether what is asked for can still become more by itself
 */
export function usageMonthsQuery(accountId: string, months: readonly string[], grows: boolean) {
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return queryOptions({
    queryKey: usageKeys.months(accountId, first, last),
    queryFn: () => readUsageMonths(database, accountId, first, last),
    staleTime: REFRESH_MS / 2,
    refetchInterval: grows ? REFRESH_MS : false,
  });
}

/** Reads them in a few milliseconds at a time, so that a year of many conferences stops nothing. */
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
