import type { QueryClient } from '@tanstack/react-query';
import type { UserView } from '../user-view.ts';
import { choiceOf, type UserChoice } from './users-choice.ts';
import type { UsersPage } from './users-list.ts';

/*
 * The query keys of the list of users: all come from here, except for the account's own count
 * (src/firebase/pbx-user-count.ts), whose key begins those of the other counts.
 */

/** All pages of all lists of an account. */
export function userPagesKey(accountId: string) {
  return ['pbx-users', accountId] as const;
}

/** One page of one list. */
export function userPageKey(accountId: string, view: UserView) {
  const { after = null, before = null } = view;
  return [...userPagesKey(accountId), { ...choiceOf(view), after, before }] as const;
}

/** @param exact  to the last one, not up to `COUNTED_AT_MOST` */
export function userCountKey(accountId: string, choice: UserChoice, exact: boolean) {
  return ['pbx-user-count', accountId, { ...choice, exact }] as const;
}

/** Whether there is somebody who could be given a conference. */
export function readyKey(accountId: string) {
  return ['pbx-user-count', accountId, { ready: true }] as const;
}

/** How many stand before a page. */
export function userPositionKey(accountId: string, view: UserView) {
  const { after = null, before = null } = view;
  return ['pbx-user-position', accountId, { ...choiceOf(view), after, before }] as const;
}

/** Reads again what is shown of the users, and counts them anew: for when they have been loaded or given conferences. */
export function refreshUsers(client: QueryClient, accountId: string): void {
  void client.invalidateQueries({ queryKey: userPagesKey(accountId) });
  refreshCounts(client, accountId);
}

/** Counts anew where a page that was read again has other users than before: somebody else has loaded some. */
export function countWhereUsersChanged(
  client: QueryClient,
  accountId: string,
  before: UsersPage | undefined,
  now: UsersPage,
): void {
  if (before !== undefined && idsOf(before) !== idsOf(now)) refreshCounts(client, accountId);
}

function idsOf({ users }: UsersPage): string {
  return users.map(({ id }) => id).join();
}

function refreshCounts(client: QueryClient, accountId: string): void {
  for (const key of ['pbx-user-count', 'pbx-user-position']) {
    void client.invalidateQueries({ queryKey: [key, accountId] });
  }
}
