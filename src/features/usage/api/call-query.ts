import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  getDoc,
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  where,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import { database } from '../../../firebase/database.ts';
import {
  parseCall,
  parseCallers,
  parseLeg,
  usageCollections,
  type StoredCall,
  type StoredLeg,
} from '../../../firebase/usage.ts';
import { usageKeys } from './usage-keys.ts';

/** Legs a step: more than nearly all calls have, few enough to draw. */
const LEGS_STEP = 100;
/** A call that goes on is read anew after this long. */
const LIVE_MS = 20_000;

/**
 * One call; null: there is none (any more).
 *
 * @param known as a list shows it already
 */
export function callQuery(accountId: string, callId: string, known: StoredCall | undefined) {
  return queryOptions({
    queryKey: usageKeys.call(accountId, callId),
    queryFn: async (): Promise<StoredCall | null> => {
      const snapshot = await getDoc(usageCollections.call(database, accountId, callId));
      return snapshot.exists() ? parseCall(snapshot.id, snapshot.data()) : null;
    },
    ...(known === undefined ? {} : { initialData: known }),
    refetchInterval: ({ state }) => (state.data?.endedAt === null ? LIVE_MS : false),
  });
}

interface LegsStep {
  readonly legs: readonly StoredLeg[];
  readonly next: QueryDocumentSnapshot | null;
}

/** A call's legs in the order of joining, a hundred a step. */
export function legsQuery(accountId: string, callId: string, isLive: boolean) {
  return infiniteQueryOptions({
    queryKey: usageKeys.legs(accountId, callId),
    queryFn: async ({ pageParam }): Promise<LegsStep> => {
      const { docs } = await getDocs(
        query(
          usageCollections.legs(database, accountId),
          where('callId', '==', callId),
          orderBy('joinedAt'),
          ...(pageParam === null ? [] : [startAfter(pageParam)]),
          limit(LEGS_STEP),
        ),
      );
      return {
        legs: docs.map((row) => parseLeg(row.data())),
        next: docs.length < LEGS_STEP ? null : (docs.at(-1) ?? null),
      };
    },
    initialPageParam: null as QueryDocumentSnapshot | null,
    getNextPageParam: (step) => step.next,
    refetchInterval: isLive ? LIVE_MS : false,
  });
}

/**
 * The whole numbers of a call's callers by leg, for accounts that have them shown; null where they
 * have been deleted, as they are after a time.
 */
export function callersQuery(accountId: string, callId: string, isShown: boolean) {
  return queryOptions({
    queryKey: usageKeys.callers(accountId, callId),
    queryFn: async (): Promise<ReadonlyMap<string, string> | null> => {
      const snapshot = await getDoc(usageCollections.callers(database, accountId, callId));
      return snapshot.exists() ? parseCallers(snapshot.data()) : null;
    },
    enabled: isShown,
  });
}
