import { useQuery } from '@tanstack/react-query';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { conferenceQuery } from './conference-query.ts';
import { nextLook } from './delivery-timing.ts';

/** When a Save was made in this page, by its saveId; milliseconds on this machine's clock. */
const savedHere = new Map<string, number>();

/** Notes that a Save has just been made here. */
export function beginFollowing(saveId: string, now: number): void {
  savedHere.set(saveId, now);
}

/** When a conference's newest Save was made, if it was made in this page. */
export function savedHereAt(conference: Pick<Conference, 'saveId'>): number | undefined {
  return savedHere.get(conference.saveId);
}

/** Reads a conference again and again until its email is sent or has failed. */
export function useFollowedConference(conferenceId: string) {
  const { accountId } = useAccount();
  return useQuery({
    ...conferenceQuery(accountId, conferenceId),
    refetchInterval: ({ state: { data } }) =>
      data ? nextLook(data, savedHereAt(data), Date.now()) : false,
    refetchIntervalInBackground: true,
  });
}
