import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { getDoc, type DocumentSnapshot } from 'firebase/firestore/lite';
import { collections } from '../../../firebase/collections.ts';
import { COUNTED_AT_MOST } from '../../../firebase/counted.ts';
import { database } from '../../../firebase/database.ts';
import { PAGE_SIZE, type Cursor } from '../../../firebase/paged-list.ts';
import type { UserView } from '../user-view.ts';
import {
  countWhereUsersChanged,
  readyKey,
  userCountKey,
  userPageKey,
  userPagesKey,
  userPositionKey,
} from './users-cache.ts';
import { choiceOf, type UserChoice } from './users-choice.ts';
import {
  countUsers,
  countUsersBefore,
  countUsersExactly,
  isAnybodyReady,
  readUsersPage,
  type UsersPage,
} from './users-list.ts';

/** What others do, and a run in another window, appears after this long. */
const REFRESH_MS = 60_000;

/** The page of users that an address names. */
export function usersQuery(accountId: string, view: UserView) {
  const queryKey = userPageKey(accountId, view);
  return queryOptions({
    queryKey,
    queryFn: async ({ client }) => {
      const cursor = await findCursor(client, accountId, view);
      const wanted = { accountId, choice: choiceOf(view) };
      const page = await readUsersPage(database, wanted, cursor, PAGE_SIZE);
      countWhereUsersChanged(client, accountId, client.getQueryData<UsersPage>(queryKey), page);
      return page;
    },
    refetchInterval: REFRESH_MS,
    // Another page or filter: what was there stays until it has come. Never another account's.
    placeholderData: (page: UsersPage | undefined, query) =>
      query?.queryKey[1] === accountId ? page : undefined,
  });
}

/** How many users a choice has, all pages together, up to `COUNTED_AT_MOST`. */
export function usersCountQuery(accountId: string, choice: UserChoice) {
  return queryOptions({
    queryKey: userCountKey(accountId, choice, false),
    queryFn: () => countUsers(database, { accountId, choice }),
  });
}

/** As `usersCountQuery`, to the last one: for who is about to do something for all of them. */
export function usersExactCountQuery(accountId: string, choice: UserChoice) {
  return queryOptions({
    queryKey: userCountKey(accountId, choice, true),
    queryFn: () => countUsersExactly(database, { accountId, choice }),
  });
}

/** Whether a conference can be generated for somebody who has none. */
export function anybodyReadyQuery(accountId: string) {
  return queryOptions({
    queryKey: readyKey(accountId),
    queryFn: () => isAnybodyReady(database, accountId),
    refetchInterval: REFRESH_MS,
  });
}

/**
 * How many rows stand before the page, or null where counting ended before it. Whoever turns a page
 * knows the next one's and puts it here; only a link has to have it counted.
 */
export function usersPositionQuery(accountId: string, view: UserView, page: UsersPage | undefined) {
  return queryOptions({
    queryKey: userPositionKey(accountId, view),
    queryFn: async (): Promise<number | null> => {
      if (page === undefined) return null;
      const request = { accountId, choice: choiceOf(view) };
      const before = await countUsersBefore(database, request, page);
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
  view: UserView,
): Promise<Cursor | null> {
  const id = view.after ?? view.before;
  if (id === undefined) return null;
  const side = view.after === undefined ? 'before' : 'after';
  const known = client
    .getQueriesData<UsersPage>({ queryKey: userPagesKey(accountId) })
    .flatMap(([, page]) => page?.marks ?? [])
    .find((mark) => mark.id === id);
  const row: DocumentSnapshot =
    known ?? (await getDoc(collections.pbxUser(database, accountId, id)));
  return row.exists() ? { side, row } : null;
}
