import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { membershipsQuery } from '../../../firebase/accounts/accounts.ts';
import { explainProblem, type TeamProblem } from '../api/explain-problem.ts';
import { teamQuery } from '../api/team-query.ts';

/**
 * Does one thing at a time about the team or the Profile, tells why it could not be done, and reads
 * afresh what it may have changed.
 */
export function useTeamAction() {
  const client = useQueryClient();
  const { accountId, uid } = useAccount();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TeamProblem | null>(null);

  /** @returns whether `work` was done; if not, `problem` says why. */
  const act = async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      await client.invalidateQueries({ queryKey: teamQuery(accountId).queryKey });
      return true;
    } catch (error) {
      const found = await explainProblem(error, accountId, uid);
      setProblem(found);
      void client.invalidateQueries({ queryKey: teamQuery(accountId).queryKey });
      // What one may see follows: without the page of a role that is gone.
      if (found.kind === 'notMember' || found.kind === 'notAdmin') {
        void client.invalidateQueries({ queryKey: membershipsQuery(uid).queryKey });
      }
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, problem, dismiss: () => setProblem(null) };
}
