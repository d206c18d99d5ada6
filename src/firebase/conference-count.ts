import { queryOptions } from '@tanstack/react-query';
import { getCount } from 'firebase/firestore/lite';
import { collections } from './collections.ts';
import { database } from './database.ts';

/** How many conferences an account has; counted by Firestore, not by reading them. */
export function conferenceCountQuery(accountId: string) {
  return queryOptions({
    queryKey: ['conference-count', accountId] as const,
    queryFn: async () =>
      (await getCount(collections.conferences(database, accountId))).data().count,
  });
}
