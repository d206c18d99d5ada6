import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { getDoc, type DocumentSnapshot } from 'firebase/firestore/lite';
import { collections } from '../../../firebase/collections.ts';
import { COUNTED_AT_MOST } from '../../../firebase/counted.ts';
import { database } from '../../../firebase/database.ts';
import { PAGE_SIZE } from '../../../firebase/paged-list.ts';
import type { ListView } from '../list-view.ts';
import {
  countWhereRowsChanged,
  exactCountKey,
  otherEditionsKey,
  pageKey,
  pagesKey,
  positionKey,
  selectionCountKey,
} from './list-cache.ts';
import { selectionOf } from './list-parts.ts';
import {
  countBefore,
  countOtherEditions,
  countSelected,
  countSelectedExactly,
  readPage,
  type ConferencePage,
  type Cursor,
} from './read-list.ts';

/** While nothing is on its way, other administrators' work appears after this long. */
const SLOW_REFRESH_MS = 60_000;

/**
 * The page of the list that an address names. The moment that decides what has expired is that of
 * each reading, so it stands in no key.
 */
export function conferencesQuery(accountId: string, view: ListView, edition: string) {
  const queryKey = pageKey(accountId, view, edition);
  return queryOptions({
    queryKey,
    queryFn: async ({ client }) => {
      const cursor = await findCursor(client, accountId, view);
      const page = await readPage(database, {
        accountId,
        selection: selectionOf(view, edition),
        cursor,
        now: new Date(),
        size: PAGE_SIZE,
      });
      countWhereRowsChanged(client, accountId, client.getQueryData<ConferencePage>(queryKey), page);
      return page;
    },
    refetchInterval: SLOW_REFRESH_MS,
    // Another page, order or filter: what was there stays until it has come. Never another account's.
    placeholderData: (page: ConferencePage | undefined, query) =>
      query?.queryKey[1] === accountId ? page : undefined,
  });
}

/** How many conferences an address selects, all pages together. */
export function selectionCountQuery(accountId: string, view: ListView, edition: string) {
  const selection = selectionOf(view, edition);
  return queryOptions({
    queryKey: selectionCountKey(accountId, selection),
    queryFn: () => countSelected(database, { accountId, selection, now: new Date() }),
  });
}

/** As `selectionCountQuery`, to the last one: for who is about to do something to all of them. */
export function exactCountQuery(accountId: string, view: ListView, edition: string) {
  const selection = selectionOf(view, edition);
  return queryOptions({
    queryKey: exactCountKey(accountId, selection),
    queryFn: () => countSelectedExactly(database, { accountId, selection, now: new Date() }),
  });
}

/**
 * How many conferences have failed emails, or such as are out of date. It costs one reading, so it is
 * kept fresh like the rows.
 */
export function statusCountQuery(
  accountId: string,
  status: 'failed' | 'outdated',
  edition: string,
) {
  return queryOptions({
    ...selectionCountQuery(accountId, { status }, edition),
    refetchInterval: SLOW_REFRESH_MS,
  });
}

/** How many emails that are out there tell earlier numbers or keys of the account. */
export function otherEditionsQuery(accountId: string, edition: string) {
  return queryOptions({
    queryKey: otherEditionsKey(accountId, edition),
    queryFn: () => countOtherEditions(database, { accountId, edition, now: new Date() }),
    refetchInterval: SLOW_REFRESH_MS,
  });
}

/**
 * How many rows stand before the page, or null where counting ended before it. Whoever turns a page
 * knows the next one's and puts it here; only a link has to have it counted.
 */
export function positionQuery(
  accountId: string,
  view: ListView,
  edition: string,
  page: ConferencePage | undefined,
) {
  return queryOptions({
    queryKey: positionKey(accountId, view, edition),
    queryFn: async (): Promise<number | null> => {
      if (page === undefined) return null;
      const request = { accountId, selection: selectionOf(view, edition), now: new Date() };
      const before = await countBefore(database, request, page);
      return before >= COUNTED_AT_MOST ? null : before;
    },
    enabled: page !== undefined && page.cursor !== null,
    staleTime: Infinity,
  });
}

/** The row that a page begins behind or ends before: from the pages here, else read. */
async function findCursor(
  client: QueryClient,
  accountId: string,
  view: ListView,
): Promise<Cursor | null> {
  const id = view.after ?? view.before;
  if (id === undefined) return null;
  const side = view.after === undefined ? 'before' : 'after';
  const known = client
    .getQueriesData<ConferencePage>({ queryKey: pagesKey(accountId) })
    .flatMap(([, page]) => page?.marks ?? [])
    .find((mark) => mark.id === id);
  const row: DocumentSnapshot =
    known ?? (await getDoc(collections.conference(database, accountId, id)));
  return row.exists() ? { side, row } : null;
}
