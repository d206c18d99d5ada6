import { queryOptions } from '@tanstack/react-query';
import {
  count,
  getAggregate,
  getDocs,
  limit,
  orderBy,
  query,
  sum,
  Timestamp,
  where,
} from 'firebase/firestore/lite';
import type { Sums } from '../../../../domain/usage/contribution.ts';
import { database } from '../../../firebase/database.ts';
import { parseCall, type StoredCall, usageCollections } from '../../../firebase/usage.ts';

/** A conference's usage is that of so many days. */
export const USAGE_DAYS = 30;

/** What a conference was used for. */
export interface ConferenceUsage {
  /** The call that began last, however long ago; null: it was never used. */
  readonly lastCall: StoredCall | null;
  /** Of the calls that began in the last USAGE_DAYS days. */
  readonly recent: Sums;
}

/** Two questions, whose cost does not grow with the number of calls: one document, and the sums. */
export function conferenceUsageQuery(accountId: string, conferenceId: string) {
  return queryOptions({
    queryKey: ['conference-usage', accountId, conferenceId] as const,
    queryFn: async (): Promise<ConferenceUsage> => {
      const calls = query(
        usageCollections.calls(database, accountId),
        where('conferenceId', '==', conferenceId),
      );
      const since = Timestamp.fromMillis(Date.now() - USAGE_DAYS * 24 * 3_600_000);
      const [newest, recent] = await Promise.all([
        getDocs(query(calls, orderBy('startedAt', 'desc'), limit(1))),
        // In the order of the index that answers it.
        getAggregate(query(calls, where('startedAt', '>=', since)), {
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
