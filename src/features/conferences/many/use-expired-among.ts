import { useMemo, useState } from 'react';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import {
  checkRevival,
  unanswered,
  type Revival,
  type RevivalChoice,
} from '../../../components/expired/revival.ts';
import type { ChosenConference } from './chosen.ts';
import type { OfExpired } from './decide.ts';

/** Whether some of the chosen have expired, and what somebody has answered about those. */
export interface ExpiredAmong {
  readonly count: number;
  readonly choice: RevivalChoice;
  readonly choose: (choice: RevivalChoice) => void;
  readonly problem: ConferenceProblem | null;
  /** For the preview: as far as it is answered. */
  readonly sofar: OfExpired;
  /** Judges the answer at a moment; null where there is none yet. */
  readonly decide: (now: Date) => OfExpired | null;
}

/** What expires only between the question and the start is left out. */
const NOT_ASKED: Revival = { kind: 'skip' };

export function useExpiredAmong(chosen: readonly ChosenConference[]): ExpiredAmong {
  const { account } = useAccount();
  const now = useNow();
  const [choice, setChoice] = useState(unanswered);
  const [problem, setProblem] = useState<ConferenceProblem | null>(null);
  const count = useMemo(
    () => chosen.filter(({ conference }) => isExpired(conference, now)).length,
    [chosen, now],
  );
  const isLeftOut = count === 0 || choice.way === 'skip';
  const sofar = useMemo(
    (): OfExpired => ({ now, revival: { kind: isLeftOut ? 'skip' : 'leave' } }),
    [now, isLeftOut],
  );
  return {
    count,
    choice,
    choose: (next) => {
      setProblem(null);
      setChoice(next);
    },
    problem,
    sofar,
    decide: (at) => {
      if (count === 0) return { now: at, revival: NOT_ASKED };
      const check = checkRevival(choice, account.timeZone, at);
      setProblem(check.ok ? null : check.problem);
      return check.ok ? { now: at, revival: check.revival } : null;
    },
  };
}
