import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { currentRun, loadCurrentRun, subscribeToRuns, type CurrentRun } from './current-run.ts';
import type { Run } from './run.ts';
import type { RunState } from './run-state.ts';

/** This person's run in this account, as this browser knows it. */
export function useCurrentRun(): CurrentRun {
  const { uid, accountId } = useAccount();
  const read = useCallback(() => currentRun(uid, accountId), [uid, accountId]);
  useEffect(() => void loadCurrentRun(uid, accountId), [uid, accountId]);
  return useSyncExternalStore(subscribeToRuns, read);
}

/** How a run stands, followed. */
export function useRunState(run: Run): RunState {
  return useSyncExternalStore(run.subscribe, run.current);
}
