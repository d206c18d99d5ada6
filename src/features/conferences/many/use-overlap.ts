import { useState } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import {
  checkOverlap,
  undecided,
  type OverlapCheck,
  type OverlapProblem,
  type RenewalChoice,
} from '../renewal/renewal.ts';

/** What is decided about participant codes from before, once for all of many. */
export function useOverlap(): {
  readonly choice: RenewalChoice;
  readonly choose: (choice: RenewalChoice) => void;
  readonly problem: OverlapProblem | null;
  /** Judges it at a moment, and says what is wrong. */
  readonly decide: (now: Date) => OverlapCheck;
} {
  const { account } = useAccount();
  const [choice, setChoice] = useState(undecided);
  const [problem, setProblem] = useState<OverlapProblem | null>(null);
  return {
    choice,
    choose: (next) => {
      setProblem(null);
      setChoice(next);
    },
    problem,
    decide: (now) => {
      const check = checkOverlap(choice, account.timeZone, now);
      setProblem(check.ok ? null : check.problem);
      return check;
    },
  };
}
