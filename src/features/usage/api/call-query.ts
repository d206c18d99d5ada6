import { infiniteQueryOptions } from '@tanstack/react-query';
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
  parseLeg,
  usageCollections,
  type StoredCall,
  type StoredLeg,
} from '../../../firebase/calls/usage.ts';
import { usageKeys } from './usage-keys.ts';

/** Legs a step: more than nearly all calls have, few enough to draw. */
const LEGS_STEP = 100;
/** A call that goes on is read anew after this long. */
const LIVE_MS = 20_000;

/** A call with so many of its legs as have been asked for, in the order of joining. */
export interface CallWithLegs {
  /** Null: there is none (any more). */
  readonly call: StoredCall | null;
  readonly legs: readonly StoredLeg[];
}

/** The call itself stands in the first step only. */
interface CallStep extends CallWithLegs {
  readonly next: QueryDocumentSnapshot | null;
}

/**
 * One call and its legs, a hundred a step. One query, which reads the legs after the call each time: so
 * they are never older than the call above them, and nobody is still there in a call that is over.
 *
 * @param known as a list shows the call already: it is not read again at first
 */
export function callQuery(accountId: string, callId: string, known: StoredCall | undefined) {
  const queryKey = usageKeys.call(accountId, callId);
  return infiniteQueryOptions({
    queryKey,
    queryFn: async ({ pageParam, client }): Promise<CallStep> => {
      if (pageParam !== null) {
        return { call: null, ...(await readLegs(accountId, callId, pageParam)) };
      }
      const isNew = client.getQueryData(queryKey) === undefined;
      const call = isNew && known !== undefined ? known : await readCall(accountId, callId);
      if (call === null) return { call, legs: [], next: null };
      return { call, ...(await readLegs(accountId, callId, null)) };
    },
    initialPageParam: null as QueryDocumentSnapshot | null,
    getNextPageParam: (step) => step.next,
    select: ({ pages }): CallWithLegs => ({
      call: pages[0]?.call ?? null,
      legs: pages.flatMap((step) => step.legs),
    }),
    refetchInterval: ({ state }) => (state.data?.pages.some(goesOn) === true ? LIVE_MS : false),
  });
}

/** Whether somebody is still there, as far as is known. */
function goesOn({ call, legs }: CallWithLegs): boolean {
  return call?.endedAt === null || legs.some(({ leftAt }) => leftAt === null);
}

async function readCall(accountId: string, callId: string): Promise<StoredCall | null> {
  const snapshot = await getDoc(usageCollections.call(database, accountId, callId));
  return snapshot.exists() ? parseCall(snapshot.id, snapshot.data()) : null;
}

async function readLegs(
  accountId: string,
  callId: string,
  after: QueryDocumentSnapshot | null,
): Promise<Pick<CallStep, 'legs' | 'next'>> {
  const { docs } = await getDocs(
    query(
      usageCollections.legs(database, accountId),
      where('callId', '==', callId),
      orderBy('joinedAt'),
      ...(after === null ? [] : [startAfter(after)]),
      limit(LEGS_STEP),
    ),
  );
  return {
    legs: docs.map((row) => parseLeg(row.data())),
    next: docs.length < LEGS_STEP ? null : (docs.at(-1) ?? null),
  };
}
