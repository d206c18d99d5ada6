import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import type { RunItem, RunKind } from '../plan/run-plan.ts';
import { RunUnderWayError, startRun } from '../run/current-run.ts';
import type { StartProblemKind } from './start-problem.tsx';

type Items = readonly RunItem[] | (() => Promise<readonly RunItem[]>);

/** Hands what was previewed to a run, and goes to its page. */
export function useRunStart(kind: RunKind): {
  readonly isStarting: boolean;
  readonly problem: StartProblemKind | null;
  /**
   * @param items  or what makes them; where there are none, nothing begins
   * @param onStarted  called once the run has begun and its page is shown
   */
  readonly start: (items: Items, onStarted?: () => void) => Promise<void>;
} {
  const { accountId, uid } = useAccount();
  const navigate = useNavigate();
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState<StartProblemKind | null>(null);

  const isBusy = useRef(false);

  const start = async (wanted: Items, onStarted?: () => void): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    setStarting(true);
    setProblem(null);
    const items = typeof wanted === 'function' ? await wanted() : wanted;
    if (items.length === 0) {
      isBusy.current = false;
      setStarting(false);
      return;
    }
    try {
      const runId = await startRun({ accountId, uid, kind, items });
      await navigate({
        to: '/a/$accountId/conferencing/runs/$runId',
        params: { accountId, runId },
        // Back leads to the list: what was previewed here is being done.
        replace: true,
      });
      onStarted?.();
    } catch (error) {
      setProblem(
        error instanceof RunUnderWayError
          ? { kind: 'underWay', runId: error.runId }
          : { kind: 'notKept' },
      );
      setStarting(false);
      isBusy.current = false;
    }
  };
  return { isStarting, problem, start };
}
