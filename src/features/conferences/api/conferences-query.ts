import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import {
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  where,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import type { Conference } from '../../../../domain/conference.ts';
import { collections, parseConference } from '../../../firebase/collections.ts';
import { database } from '../../../firebase/database.ts';

/** Rows a page: enough for most accounts, little enough to be there at once. */
const PAGE_SIZE = 50;
/** While nothing is on its way, other administrators' work appears after this long. */
const SLOW_REFRESH_MS = 60_000;

/** One page of the list. `next` is Firestore's own cursor, exact where dates would be rounded. */
export interface ConferencePage {
  readonly conferences: readonly Conference[];
  readonly next: QueryDocumentSnapshot | null;
}

/** An account's conferences, newest first, page by page. */
export function conferencesQuery(accountId: string) {
  return infiniteQueryOptions({
    queryKey: ['conferences', accountId] as const,
    queryFn: ({ pageParam }) => readPage(accountId, pageParam),
    initialPageParam: null as QueryDocumentSnapshot | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: SLOW_REFRESH_MS,
  });
}

async function readPage(
  accountId: string,
  after: QueryDocumentSnapshot | null,
): Promise<ConferencePage> {
  const newestFirst = query(
    collections.conferences(database, accountId),
    where('deletedAt', '==', null),
    orderBy('createdAt', 'desc'),
    ...(after === null ? [] : [startAfter(after)]),
    limit(PAGE_SIZE),
  );
  const { docs } = await getDocs(newestFirst);
  return {
    conferences: docs.map((snapshot) => parseConference(snapshot.id, snapshot.data())),
    next: docs.length < PAGE_SIZE ? null : (docs.at(-1) ?? null),
  };
}

type Pages = InfiniteData<ConferencePage>;

/** Puts what has become known about one conference into the list that is on screen. */
export function replaceInList(client: QueryClient, accountId: string, news: Conference): void {
  client.setQueryData(conferencesQuery(accountId).queryKey, (pages) =>
    pages === undefined ? pages : withReplaced(pages, news),
  );
}

/** As `replaceInList`, and at the top of the list when it is not there yet. */
export function putInList(client: QueryClient, accountId: string, saved: Conference): void {
  client.setQueryData(conferencesQuery(accountId).queryKey, (pages) =>
    pages === undefined ? pages : withPut(pages, saved),
  );
}

/** @returns the same pages with the one conference replaced, or the very same object. */
export function withReplaced(pages: Pages, news: Conference): Pages {
  if (!holds(pages, news.id)) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      conferences: page.conferences.map((known) => (known.id === news.id ? news : known)),
    })),
  };
}

/** @returns pages that hold `saved`, first of all when it is new. */
export function withPut(pages: Pages, saved: Conference): Pages {
  if (holds(pages, saved.id)) return withReplaced(pages, saved);
  const [first, ...others] = pages.pages;
  if (first === undefined) return pages;
  return {
    ...pages,
    pages: [{ ...first, conferences: [saved, ...first.conferences] }, ...others],
  };
}

function holds(pages: Pages, conferenceId: string): boolean {
  return pages.pages.some((page) => page.conferences.some(({ id }) => id === conferenceId));
}
