import { queryOptions } from '@tanstack/react-query';
import { database } from '../../../firebase/database.ts';
import { readUsageMonths } from './read-usage-months.ts';
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
