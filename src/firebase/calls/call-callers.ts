import { queryOptions } from '@tanstack/react-query';
import { getDoc } from 'firebase/firestore/lite';
import { database } from '../database.ts';
import { parseCallers, usageCollections } from './usage.ts';

/**
 * The whole numbers of a call's callers by leg, for accounts that have them shown; null where they
 * have been deleted, as they are after a time.
 */
export function callersQuery(accountId: string, callId: string, isShown: boolean) {
  return queryOptions({
    queryKey: ['usage-callers', accountId, callId] as const,
    queryFn: async (): Promise<ReadonlyMap<string, string> | null> => {
      const snapshot = await getDoc(usageCollections.callers(database, accountId, callId));
      return snapshot.exists() ? parseCallers(snapshot.data()) : null;
    },
    enabled: isShown,
  });
}
