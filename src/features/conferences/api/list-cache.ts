import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Conference } from '../../../../domain/conference/conference.ts';
import type { ListView } from '../list-view.ts';
import { selectionOf, type Selection } from './list-parts.ts';
import type { ConferencePage } from './read-list.ts';

/*
 * The pages of the list that are in TanStack Query's cache, and what happens to them when somebody
 * saves or deletes here. Query keys of the list come from this file only.
 */

/** All pages of all lists of an account. */
export function pagesKey(accountId: string) {
  return ['conferences', accountId] as const;
}

/** One page of one list. */
export function pageKey(accountId: string, view: ListView, edition: string) {
  const { after = null, before = null } = view;
  const key = listKey(selectionOf(view, edition));
  return [...pagesKey(accountId), { ...key, after, before }] as const;
}

/** What has been counted of an account's conferences; the whole account's count stands there as well. */
export function countsKey(accountId: string) {
  return ['conference-count', accountId] as const;
}

export function selectionCountKey(accountId: string, selection: Selection) {
  // A list has as many rows whatever its order.
  const { sort: _order, ...counted } = listKey(selection);
  return [...countsKey(accountId), counted] as const;
}

/** The same, to the last one. */
export function exactCountKey(accountId: string, selection: Selection) {
  return [...selectionCountKey(accountId, selection), 'exact'] as const;
}

export function positionKey(accountId: string, view: ListView, edition: string) {
  const { after = null, before = null } = view;
  return [
    'conference-position',
    accountId,
    { ...listKey(selectionOf(view, edition)), after, before },
  ] as const;
}

/** Counted anew with every other count, and whenever the account says something else. */
export function otherEditionsKey(accountId: string, edition: string) {
  return [...countsKey(accountId), { edition }] as const;
}

function listKey({ search, status, sort, edition }: Selection) {
  const prefix = search?.prefix.from ?? null;
  return { prefix, status, sort: prefix === null ? sort : null, edition };
}

/** The list as it is first shown: newest first, whatever emails say. */
function newestKey(accountId: string) {
  return pageKey(accountId, {}, '');
}

/** Puts what has become known about one conference into every page that shows it. */
export function replaceInList(client: QueryClient, accountId: string, news: Conference): void {
  client.setQueriesData<ConferencePage>({ queryKey: pagesKey(accountId) }, (page) =>
    page === undefined ? page : withReplaced(page, news),
  );
}

/**
 * Shows a new conference at once where it belongs for certain: on top of all, newest first. Other
 * lists are read again, now and by whoever follows its delivery once the server has seen it.
 */
export function addToList(client: QueryClient, accountId: string, saved: Conference): void {
  replaceInList(client, accountId, saved);
  client.setQueryData<ConferencePage>(newestKey(accountId), (page) =>
    page === undefined || holds(page, saved.id)
      ? page
      : { ...page, conferences: [saved, ...page.conferences] },
  );
}

/**
 * Takes a conference whose deletion is stored out of every page, and counts anew.
 *
 * @returns what puts it back where it was, for when undoing that is stored
 */
export function removeFromList(
  client: QueryClient,
  accountId: string,
  conferenceId: string,
): () => void {
  const pages = client.getQueriesData<ConferencePage>({ queryKey: pagesKey(accountId) });
  const shown = pages.flatMap(([key, page]) => {
    const index = page?.conferences.findIndex(({ id }) => id === conferenceId) ?? -1;
    const conference = page?.conferences[index];
    return conference === undefined ? [] : [{ key, index, conference }];
  });
  for (const { key } of shown) {
    changeRows(client, key, (rows) => rows.filter(({ id }) => id !== conferenceId));
  }
  refreshList(client, accountId);
  return () => {
    for (const { key, index, conference } of shown) {
      changeRows(client, key, (rows) =>
        rows.some(({ id }) => id === conferenceId) ? rows : rows.toSpliced(index, 0, conference),
      );
    }
    refreshList(client, accountId);
  };
}

/**
 * Counts anew where a page that was read again has other rows than before: somebody else has made or
 * deleted some. What is done here changes the pages by itself and counts with that.
 */
export function countWhereRowsChanged(
  client: QueryClient,
  accountId: string,
  before: ConferencePage | undefined,
  now: ConferencePage,
): void {
  if (before !== undefined && idsOf(before) !== idsOf(now)) refreshCounts(client, accountId);
}

function idsOf({ conferences }: ConferencePage): string {
  return conferences.map(({ id }) => id).join();
}

/** Reads again what is shown of the list and counts anew; what is only kept, when it is next shown. */
export function refreshList(client: QueryClient, accountId: string): void {
  void client.invalidateQueries({ queryKey: pagesKey(accountId) });
  refreshCounts(client, accountId);
}

/**
 * As `refreshList`, for a Save made here: the newest conferences are right already, so that the
 * usual list costs nothing.
 */
export function refreshListsBesideNewest(client: QueryClient, accountId: string): void {
  const newest = JSON.stringify(newestKey(accountId));
  void client.invalidateQueries({
    queryKey: pagesKey(accountId),
    predicate: ({ queryKey }) => JSON.stringify(queryKey) !== newest,
  });
  refreshCounts(client, accountId);
}

function refreshCounts(client: QueryClient, accountId: string): void {
  void client.invalidateQueries({ queryKey: countsKey(accountId) });
  void client.invalidateQueries({ queryKey: ['conference-position', accountId] });
}

function changeRows(
  client: QueryClient,
  key: QueryKey,
  change: (rows: readonly Conference[]) => readonly Conference[],
): void {
  client.setQueryData<ConferencePage>(key, (page) =>
    page === undefined ? page : { ...page, conferences: change(page.conferences) },
  );
}

/** @returns the same page with the one conference replaced, or the very same object. */
function withReplaced(page: ConferencePage, news: Conference): ConferencePage {
  if (!holds(page, news.id)) return page;
  return {
    ...page,
    conferences: page.conferences.map((known) => (known.id === news.id ? news : known)),
  };
}

function holds(page: ConferencePage, conferenceId: string): boolean {
  return page.conferences.some(({ id }) => id === conferenceId);
}
