import { queryOptions } from '@tanstack/react-query';
import { getDocs, limit, orderBy, query, where } from 'firebase/firestore/lite';
import { prefixRange } from '../../../../domain/list-keys.ts';
import { collections, parseConference } from '../../../firebase/collections.ts';
import { database } from '../../../firebase/database.ts';

/** So many are offered; whoever types more finds the others. */
const OFFERED = 8;

/** The first conferences whose Tag begins with what was typed, in the order of their Tags. */
export function findConferencesQuery(accountId: string, typed: string) {
  return queryOptions({
    queryKey: ['find-conferences', accountId, typed] as const,
    queryFn: async () => {
      const prefix = prefixRange(typed);
      if (prefix === null) return [];
      const found = query(
        collections.conferences(database, accountId),
        where('deletedAt', '==', null),
        where('listKeys.tag', '>=', prefix.from),
        where('listKeys.tag', '<', prefix.end),
        // As the list is sorted by Tags, so that they share an index.
        orderBy('listKeys.tag'),
        orderBy('listKeys.activeUntil'),
        orderBy('listKeys.informed'),
        limit(OFFERED),
      );
      const { docs } = await getDocs(found);
      return docs.map((row) => {
        const { id, tag, adminEmail } = parseConference(row.id, row.data());
        return { id, tag, adminEmail };
      });
    },
  });
}
