import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { bareAddress } from '../../../domain/conference/pasted-address.ts';
import { database } from '../../firebase/database.ts';
import { selectionOf } from '../../features/conferences/api/list-parts.ts';
import { readPage } from '../../features/conferences/api/read-list.ts';

/** So many are offered; whoever types more finds the others. */
const OFFERED = 7;

/**
 * The first conferences that the list's search finds for what was typed: by Tag, address or participant
 * code. What was typed may be a code, so it is kept in memory only, and not for long.
 */
export function quickSearchQuery(accountId: string, typed: string) {
  return queryOptions({
    queryKey: ['quick-search', accountId, typed] as const,
    queryFn: async () => {
      const { conferences } = await readPage(database, {
        accountId,
        selection: selectionOf({ q: bareAddress(typed) }, ''),
        cursor: null,
        now: new Date(),
        size: OFFERED,
      });
      return conferences;
    },
    gcTime: 60_000,
    // What was found stays until the next is: the rows do not jump with each letter.
    placeholderData: keepPreviousData,
  });
}
