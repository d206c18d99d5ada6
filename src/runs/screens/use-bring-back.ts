import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { bringBack, RunUnderWayError } from '../run/current-run.ts';
import type { StartProblemKind } from './start-problem.tsx';

/** Why nothing is brought back yet. */
export type BringBackProblem =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'start'; readonly problem: StartProblemKind }
  | { readonly kind: 'unread'; readonly error: unknown };

/** Begins to bring back what a run has deleted, and goes to the run that does it. */
export function useBringBack(runId: string) {
  const { accountId, uid } = useAccount();
  const navigate = useNavigate();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<BringBackProblem | null>(null);
  const go = async (): Promise<void> => {
    setPending(true);
    setProblem(null);
    try {
      const started = await bringBack({ accountId, uid, runId });
      if (started === null) setProblem({ kind: 'nothing' });
      else {
        await navigate({
          to: '/a/$accountId/conferencing/runs/$runId',
          params: { accountId, runId: started },
        });
      }
    } catch (error) {
      setProblem(problemOfStart(error));
    } finally {
      setPending(false);
    }
  };
  return { go, isPending, problem };
}

function problemOfStart(error: unknown): BringBackProblem {
  if (error instanceof RunUnderWayError) {
    return { kind: 'start', problem: { kind: 'underWay', runId: error.runId } };
  }
  // What IndexedDB throws; Firestore has errors of its own.
  return error instanceof DOMException
    ? { kind: 'start', problem: { kind: 'notKept' } }
    : { kind: 'unread', error };
}
