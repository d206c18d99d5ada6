import { queryOptions } from '@tanstack/react-query';
import { and, getDocs, limit, or, query, where, type Firestore } from 'firebase/firestore/lite';
import { fold } from '../../../../domain/list-keys.ts';
import { collections } from '../../../firebase/collections.ts';
import { database } from '../../../firebase/database.ts';

/** The ids of up to two conferences of an account that have this Tag, whatever case and accents. */
export function sameTagQuery(accountId: string, tag: string) {
  return queryOptions({
    queryKey: ['same-tag', accountId, tag] as const,
    queryFn: () => readSameTag(database, accountId, tag),
    // The answer of a moment ago is from before the Save that took the Tag.
    staleTime: 0,
    retry: false,
    // A refusal does not take a half-filled form away: Save tells why.
    meta: { advisory: true },
  });
}

/** As `sameTagQuery`. */
export async function readSameTag(
  db: Firestore,
  accountId: string,
  tag: string,
): Promise<readonly string[]> {
  const same = or(
    where('listKeys.tag', '==', fold(tag.trim())),
    // Until the server has seen a Save, its conference has none of the list's keys.
    where('tag', '==', tag),
  );
  const conferences = collections.conferences(db, accountId);
  // Two: one may be the conference that is being edited.
  const found = await getDocs(
    query(conferences, and(where('deletedAt', '==', null), same), limit(2)),
  );
  return found.docs.map((snapshot) => snapshot.id);
}
