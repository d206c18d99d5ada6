import { queryOptions } from '@tanstack/react-query';
import { database } from '../../../firebase/database.ts';
import { readSameTag } from './read-list.ts';

/** As `readSameTag`, each time that it is asked. */
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
