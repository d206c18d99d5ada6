import { hashKey, queryOptions, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { getDoc, type DocumentSnapshot } from 'firebase/firestore/lite';
import { COUNTED_AT_MOST } from '../../../firebase/counted.ts';
import { database } from '../../../firebase/database.ts';
import type { Cursor } from '../../../firebase/paged-list.ts';
import { usageCollections } from '../../../firebase/calls/usage.ts';
import { countCallsBefore, readCallsPage, readTotals, type CallsPage } from './calls-list.ts';
import { REFRESH_MS, usageKeys, type CallsChoice, type CallsPlace } from './usage-keys.ts';

/**
 * The page of calls that an address names.
 *
 * @param grows whether there can be new ones by themselves
 */
export function callsQuery(
  accountId: string,
  choice: CallsChoice,
  place: CallsPlace,
  grows: boolean,
) {
  return queryOptions({
    queryKey: usageKeys.page(accountId, choice, place),
    queryFn: async ({ client }) => {
      const cursor = await findCursor(client, accountId, place);
      return readCallsPage(database, { accountId, ...choice }, cursor);
    },
    refetchInterval: grows ? REFRESH_MS : false,
    // Another page: what was there stays until it has come. Never under other days, another filter or
    // in another account, of which it would be taken for what was asked.
    placeholderData: (page: CallsPage | undefined, query) =>
      query !== undefined && isSameList(query.queryKey, accountId, choice) ? page : undefined,
  });
}

function isSameList(key: QueryKey, accountId: string, choice: CallsChoice): boolean {
  const list = usageKeys.list(accountId, choice);
  return hashKey(key.slice(0, list.length)) === hashKey(list);
}

/** The sums of the calls of a conference or of a Tag, exact to the day. */
export function totalsQuery(accountId: string, choice: CallsChoice, grows: boolean) {
  return queryOptions({
    queryKey: usageKeys.totals(accountId, choice),
    queryFn: () => readTotals(database, { accountId, ...choice }),
    enabled: choice.filter !== null,
    refetchInterval: grows ? REFRESH_MS : false,
  });
}

/**
 * How many rows stand before the page, or null where counting ended before it; counted again where
 * `grows` says that there can be more by themselves. Whoever turns a page
 * knows the next one's and puts it here; only a link has to have it counted.
 */
export function callsPositionQuery(
  accountId: string,
  choice: CallsChoice,
  place: CallsPlace,
  page: CallsPage | undefined,
  grows: boolean,
) {
  return queryOptions({
    queryKey: usageKeys.position(accountId, choice, place),
    queryFn: async (): Promise<number | null> => {
      if (page === undefined) return null;
      const before = await countCallsBefore(database, { accountId, ...choice }, page);
      return before >= COUNTED_AT_MOST ? null : before;
    },
    enabled: page !== undefined && page.cursor !== null,
    // New calls stand before it, and move it on.
    staleTime: grows ? 0 : Infinity,
    refetchInterval: grows ? REFRESH_MS : false,
  });
}

/** The row that a page begins behind or ends before: from the pages here, else read. */
async function findCursor(
  client: QueryClient,
  accountId: string,
  place: CallsPlace,
): Promise<Cursor | null> {
  const id = place.after ?? place.before;
  if (id === undefined) return null;
  const side = place.after === undefined ? 'before' : 'after';
  const known = client
    .getQueriesData<CallsPage>({ queryKey: usageKeys.pages(accountId) })
    .flatMap(([, page]) => page?.marks ?? [])
    .find((mark) => mark.id === id);
  const row: DocumentSnapshot =
    known ?? (await getDoc(usageCollections.call(database, accountId, id)));
  return row.exists() ? { side, row } : null;
}
