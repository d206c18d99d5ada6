import { queryOptions } from '@tanstack/react-query';
import { getCount, limit, query, where } from 'firebase/firestore/lite';
import { collections } from './collections.ts';
import { COUNTED_AT_MOST } from './counted.ts';
import { database } from './database.ts';

/**
 * How many conferences an account has, up to `COUNTED_AT_MOST`; counted by Firestore, not by reading
 * them.
 */
export function conferenceCountQuery(accountId: string) {
  return queryOptions({
    queryKey: ['conference-count', accountId] as const,
    queryFn: async () => {
      const conferences = collections.conferences(database, accountId);
      const present = query(conferences, where('deletedAt', '==', null), limit(COUNTED_AT_MOST));
      return (await getCount(present)).data().count;
    },
  });
}
