import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  getCount,
  getDocs,
  limit,
  orderBy,
  query,
  where,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import type { ActivityEntry, ActivityKind } from '../../domain/account/activity.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { activityEntries, readActivityPage, type ActivityFilter } from './activity-log.ts';
import { collections, parseActivity } from './collections.ts';
import { database } from './database.ts';

/** Entries a step: about what one reads before looking for something particular. */
const PAGE_SIZE = 25;
/** A conference's delivery history goes back so many emails. */
const EMAILS = 10;

/** What entries tell that had an email about the conference itself to send. */
const EMAILED: readonly ActivityKind[] = [
  'generated',
  'saved',
  'generatedInRun',
  'savedInRun',
  'expiryReminded',
];

/** An entry that had an email to send. */
export type EmailEntry = ActivityEntry & { readonly email: Delivery };

/** What all that is known of an account's activity is kept under, also as it is read for one conference. */
export function accountActivityKey(accountId: string) {
  return ['activity', accountId] as const;
}

/** What is known of one conference's activity is kept under; null: of the account's as a whole. */
export function activityKey(accountId: string, conferenceId: string | null) {
  return [...accountActivityKey(accountId), conferenceId] as const;
}

/**
 * The activity of an account, newest first, 25 entries a step. For administrators; the rules refuse it
 * to everybody else.
 */
export function activityQuery(accountId: string, filter: ActivityFilter) {
  return infiniteQueryOptions({
    queryKey: [...activityKey(accountId, filter.conference ?? null), 'log', filter] as const,
    queryFn: ({ pageParam }) =>
      readActivityPage(activityEntries(database, accountId, filter, 'asOne'), pageParam, PAGE_SIZE),
    initialPageParam: null as QueryDocumentSnapshot | null,
    getNextPageParam: (page) => page.next,
  });
}

const DONE_IN = {
  runGenerated: 'generatedInRun',
  runSaved: 'savedInRun',
  runCodesRenewed: 'codesRenewedInRun',
  runDeleted: 'deletedInRun',
  runRestored: 'restoredInRun',
} as const;

/** How many conferences a run made, saved, gave new codes, deleted or brought back so far. A reading for each thousand. */
export function runCountQuery(accountId: string, runId: string, kind: keyof typeof DONE_IN) {
  return queryOptions({
    queryKey: [...activityKey(accountId, null), 'run', runId, kind] as const,
    queryFn: async (): Promise<number> => {
      const done = query(
        collections.activity(database, accountId),
        where('run.id', '==', runId),
        where('kind', '==', DONE_IN[kind]),
        // Merged of two indexes that the log has anyway.
        orderBy('at', 'desc'),
      );
      return (await getCount(done)).data().count;
    },
  });
}

/**
 * The last ten emails of a conference, newest state first: the entries of its activity that sent
 * one. For administrators.
 */
export function conferenceEmailsQuery(accountId: string, conferenceId: string) {
  return queryOptions({
    // Below the activity's own key, so that who renews one renews both.
    queryKey: [...activityKey(accountId, conferenceId), 'emails'] as const,
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
