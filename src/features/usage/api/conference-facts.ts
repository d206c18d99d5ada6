import { queryOptions } from '@tanstack/react-query';
import { database } from '../../../firebase/database.ts';
import { readConferenceFacts, type ConferenceFacts } from './read-conference-facts.ts';
import { usageKeys } from './usage-keys.ts';

/**
 * What is known of those of some conferences that have a document, by id.
 *
 * @param ids `FACTS_AT_ONCE` at most
 */
export function conferenceFactsQuery(accountId: string, ids: readonly string[]) {
  return queryOptions({
    queryKey: usageKeys.conferences(accountId, ids),
    queryFn: () => readConferenceFacts(database, accountId, ids),
    enabled: ids.length > 0,
    staleTime: 5 * 60_000,
    placeholderData: (known: ReadonlyMap<string, ConferenceFacts> | undefined, before) =>
      before?.queryKey[1] === accountId ? known : undefined,
  });
}
