import { queryOptions } from '@tanstack/react-query';
import {
  count,
  getAggregate,
  getDocs,
  limit,
  orderBy,
  query,
  sum,
  where,
} from 'firebase/firestore/lite';
import type { Sums } from '../../../../domain/usage/sums.ts';
import { database } from '../../../firebase/database.ts';
import { parseCall, type StoredCall, usageCollections } from '../../../firebase/calls/usage.ts';

/** What a conference was used for. */
export interface ConferenceUsage {
  /** The call that began last, however long ago; null: it was never used. */
  readonly lastCall: StoredCall | null;
  /** Of the calls since the day that was asked for. */
  readonly recent: Sums;
}

/**
 * Two questions, whose cost does not grow with the number of calls: one document, and the sums.
 *
 * @param since  `YYYY-MM-DD`
 */
export function conferenceUsageQuery(accountId: string, conferenceId: string, since: string) {
  return queryOptions({
    queryKey: ['conference-usage', accountId, conferenceId, since] as const,
    queryFn: async (): Promise<ConferenceUsage> => {
      const calls = query(
        usageCollections.calls(database, accountId),
        where('conferenceId', '==', conferenceId),
      );
      const [newest, recent] = await Promise.all([
        getDocs(query(calls, orderBy('startedAt', 'desc'), limit(1))),
        // In the order of the index that answers it.
        getAggregate(query(calls, where('day', '>=', since)), {
          calls: count(),
          legs: sum('legs'),
          minutes: sum('minutes'),
          seconds: sum('seconds'),
        }),
      ]);
      const [last] = newest.docs;
      return {
        lastCall: last === undefined ? null : parseCall(last.id, last.data()),
        recent: recent.data(),
      };
    },
  });
}
