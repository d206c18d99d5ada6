import { queryOptions } from '@tanstack/react-query';
import { getDoc } from 'firebase/firestore/lite';
import { database } from '../../../firebase/database.ts';
import {
  liveCollections,
  parseLiveBridge,
  parseTalking,
} from '../../../firebase/calls/live-calls.ts';
import type { Feed } from './feed.ts';
import {
  toAbleBridge,
  type AbleBridge,
  type PresentLeg,
  type RunningCall,
} from './live-documents.ts';
import { readPresentLegs, readRunningCalls } from './running-calls.ts';

/**
 * After so long the next look, while the page is to be seen; a tab in the background asks nothing. What a
 * bridge tells is so on the screen within two seconds, for 2,400 looks an hour, of two readings each.
 */
export const LOOK_MS = 1_500;
/** What a bridge can do seldom changes. */
const BRIDGE_MS = 15_000;

/** The calls that go on, followed. */
export function runningCallsQuery(accountId: string) {
  const queryKey = ['calls-now', accountId] as const;
  return queryOptions({
    queryKey,
    queryFn: ({ client }) =>
      readRunningCalls(
        database,
        accountId,
        client.getQueryData<Feed<RunningCall>>(queryKey),
        Date.now(),
      ),
    ...FOLLOWED,
    select: itemsOf<RunningCall>,
  });
}

/** Those who are in a call, followed. */
export function presentLegsQuery(accountId: string, callId: string) {
  const queryKey = ['legs-now', accountId, callId] as const;
  return queryOptions({
    queryKey,
    queryFn: ({ client }) =>
      readPresentLegs(
        database,
        accountId,
        callId,
        client.getQueryData<Feed<PresentLeg>>(queryKey),
        Date.now(),
      ),
    ...FOLLOWED,
    select: itemsOf<PresentLeg>,
  });
}

const FOLLOWED = {
  refetchInterval: LOOK_MS,
  staleTime: 0,
  // A feed keeps by itself what is still the same, and a Map would be compared in vain.
  structuralSharing: false,
  // Who comes back after a while begins anew; until then changes are all that is read.
  gcTime: 60_000,
} as const;

function itemsOf<Item extends RunningCall | PresentLeg>(feed: Feed<Item>): readonly Item[] {
  return feed.items;
}

/** Whose legs are talking, by id. */
export function talkingQuery(accountId: string, callId: string) {
  return queryOptions({
    queryKey: ['talking-now', accountId, callId] as const,
    // An array, which stays the same where nobody begins or stops to talk.
    queryFn: async (): Promise<readonly string[]> => {
      const found = await getDoc(liveCollections.talking(database, accountId, callId));
      return [...parseTalking(found.data())];
    },
    refetchInterval: LOOK_MS,
    staleTime: 0,
    gcTime: 0,
  });
}

/** What the bridge of a call can do now. */
export function ableBridgeQuery(key: string | null) {
  const queryKey = ['able-bridge', key] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ client }): Promise<AbleBridge> => {
      const before = client.getQueryData<AbleBridge>(queryKey);
      const found = await getDoc(liveCollections.liveBridge(database, key ?? ''));
      return toAbleBridge(parseLiveBridge(found.data()), before, Date.now());
    },
    enabled: key !== null,
    refetchInterval: BRIDGE_MS,
  });
}
