import { useQuery } from '@tanstack/react-query';
import { deliveryState, type Conference } from '../../../../domain/conference.ts';
import { useAccount } from '../../../components/account-context.tsx';
import { conferenceQuery } from './conference-query.ts';

/** After so long without an end it "takes longer than usual", and is no longer asked for often. */
export const USUAL_MS = 120_000;
const FIRST_INTERVAL_MS = 400;
const LONGEST_INTERVAL_MS = 5_000;

/** When this page first cared about a Save, by its saveId. On this machine's clock. */
const followedSince = new Map<string, number>();

/** Notes that a Save has just been made here. */
export function beginFollowing(saveId: string, now: number): void {
  followedSince.set(saveId, now);
}

/** Whether the newest Save's email has come to its end, good or bad. */
export function isFinal(conference: Pick<Conference, 'saveId' | 'email'>): boolean {
  const state = deliveryState(conference);
  return state === 'sent' || state === 'failed';
}

/** Whether a row should be looked at more often than the list: something is about to happen to it. */
export function isUnderWay(conference: Conference, now: number): boolean {
  if (isFinal(conference)) return false;
  const since = followedSince.get(conference.saveId) ?? conference.savedAt.getTime();
  return Math.abs(now - since) < USUAL_MS;
}

/** Whether a delivery has no end yet although it should have. */
export function isSlow(conference: Conference, now: number): boolean {
  return !isFinal(conference) && !isUnderWay(conference, now);
}

/**
 * When to look again: soon at first, ever later, and not at all once it is final or takes longer
 * than usual.
 *
 * @returns milliseconds, or false to stop.
 */
export function nextLook(conference: Conference | null | undefined, now: number): number | false {
  if (conference === undefined || conference === null) return false;
  if (!isUnderWay(conference, now)) return false;
  const since = followedSince.get(conference.saveId);
  if (since === undefined) return LONGEST_INTERVAL_MS / 2;
  return Math.min(LONGEST_INTERVAL_MS, FIRST_INTERVAL_MS + Math.max(0, now - since) / 5);
}

/** Reads a conference again and again until its email is sent or has failed. */
export function useFollowedConference(conferenceId: string) {
  const { accountId } = useAccount();
  return useQuery({
    ...conferenceQuery(accountId, conferenceId),
    refetchInterval: (query) => nextLook(query.state.data, Date.now()),
    refetchIntervalInBackground: true,
  });
}
