import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  where,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import type { ActivityEntry, ActivityKind } from '../../domain/account/activity.ts';
import type { Delivery } from '../../domain/conference/conference.ts';
import { collections, parseActivity } from './collections.ts';
import { database } from './database.ts';

/** Entries a step: about what one reads before looking for something particular. */
const PAGE_SIZE = 25;
/** A conference's delivery history goes back so many emails. */
const EMAILS = 10;

/** What entries tell that had an email about the conference itself to send. */
const EMAILED: readonly ActivityKind[] = ['generated', 'saved', 'expiryReminded'];

/** An entry that had an email to send. */
export type EmailEntry = ActivityEntry & { readonly email: Delivery };

/** One step of the log. `next` is Firestore's own cursor, exact where dates would be rounded. */
export interface ActivityPage {
  readonly entries: readonly ActivityEntry[];
  readonly next: QueryDocumentSnapshot | null;
}

/**
 * The activity of an account, or of one of its conferences, newest first, 25 entries a step. For
 * administrators; the rules refuse it to everybody else.
 */
export function activityQuery(accountId: string, conferenceId: string | null) {
  return infiniteQueryOptions({
    queryKey: ['activity', accountId, conferenceId] as const,
    queryFn: ({ pageParam }) => readPage(accountId, conferenceId, pageParam),
    initialPageParam: null as QueryDocumentSnapshot | null,
    getNextPageParam: (page) => page.next,
  });
}

async function readPage(
  accountId: string,
  conferenceId: string | null,
  after: QueryDocumentSnapshot | null,
): Promise<ActivityPage> {
  const newestFirst = query(
    collections.activity(database, accountId),
    ...(conferenceId === null ? [] : [where('conferenceId', '==', conferenceId)]),
    orderBy('at', 'desc'),
    ...(after === null ? [] : [startAfter(after)]),
    limit(PAGE_SIZE),
  );
  const { docs } = await getDocs(newestFirst);
  return {
    entries: docs
      .map((snapshot) => parseActivity(snapshot.id, snapshot.data()))
      .filter((entry) => entry !== null),
    next: docs.length < PAGE_SIZE ? null : (docs.at(-1) ?? null),
  };
}

/**
 * The last ten emails of a conference, newest state first: the entries of its activity that sent
 * one. For administrators.
 */
export function conferenceEmailsQuery(accountId: string, conferenceId: string) {
  return queryOptions({
    // Below the activity's own key, so that who renews one renews both.
    queryKey: ['activity', accountId, conferenceId, 'emails'] as const,
    queryFn: async (): Promise<EmailEntry[]> => {
      const emails = query(
        collections.activity(database, accountId),
        where('conferenceId', '==', conferenceId),
        // Not the receipts of calls, which would leave room for nothing else.
        where('kind', 'in', EMAILED),
        orderBy('email.at', 'desc'),
        limit(EMAILS),
      );
      const { docs } = await getDocs(emails);
      return docs
        .map((snapshot) => parseActivity(snapshot.id, snapshot.data()))
        .filter((entry): entry is EmailEntry => entry !== null && entry.email !== null);
    },
  });
}
