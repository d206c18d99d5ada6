import { useQuery } from '@tanstack/react-query';
import { useAccount } from '../../../components/account/account-context.tsx';
import {
  runningConferencesQuery,
  runningCountQuery,
} from '../../../firebase/calls/running-calls.ts';

/** The calls that go on, by their conferences' ids; none where nobody knows yet. */
export function useRunningCalls(): ReadonlyMap<string, string> {
  const { accountId } = useAccount();
  // The navigation counts again and again, for all who want to know.
  const count = useQuery({ ...runningCountQuery(accountId), refetchInterval: false }).data;
  const running = useQuery(runningConferencesQuery(accountId, count)).data;
  return count === undefined || count === 0 ? NONE : (running ?? NONE);
}

const NONE: ReadonlyMap<string, string> = new Map();
