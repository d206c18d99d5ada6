import { queryOptions } from '@tanstack/react-query';
import { getDocs, limit, query, where } from 'firebase/firestore/lite';
import { collections } from '../../../firebase/collections.ts';
import { database } from '../../../firebase/database.ts';

/** The ids of up to two conferences of an account that have exactly this Tag. */
export function sameTagQuery(accountId: string, tag: string) {
  return queryOptions({
    queryKey: ['same-tag', accountId, tag] as const,
    queryFn: async () => {
      const conferences = collections.conferences(database, accountId);
      // Two: one may be the conference that is being edited.
      const found = await getDocs(
        query(conferences, where('deletedAt', '==', null), where('tag', '==', tag), limit(2)),
      );
      return found.docs.map((snapshot) => snapshot.id);
    },
    // The answer of a moment ago is from before the Save that took the Tag.
    staleTime: 0,
    retry: false,
    // A refusal does not take a half-filled form away: Save tells why.
    meta: { advisory: true },
  });
}
