import { useMemo, useState } from 'react';
import { type Expiry, NEVER_EXPIRES } from '../../../domain/conference/chosen-expiry.ts';
import { expiryOf } from '../../../domain/conference/check-expiry.ts';
import type { ConferenceProblem } from '../../../domain/conference/conference-problem.ts';
import { useNow } from '../../components/dates/use-now.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import { checkTyped, noMoment, type TypedMoment } from '../../components/dates/typed-moment.ts';

/** When conferences expire whose rows say nothing of it. */
export interface ImportExpiryChoice {
  readonly never: boolean;
  readonly setNever: (never: boolean) => void;
  readonly moment: TypedMoment;
  readonly setMoment: (moment: TypedMoment) => void;
  /** What was chosen; null while that is nothing yet. */
  readonly chosen: Expiry | null;
  readonly problem: ConferenceProblem | null;
  /** The same for whoever starts now; where there is none, `problem` says so. */
  readonly decide: () => Expiry | null;
}

export function useImportExpiry(): ImportExpiryChoice {
  const { account } = useAccount();
  const now = useNow();
  const [never, setNever] = useState(true);
  const [moment, setMoment] = useState(noMoment);
  const [problem, setProblem] = useState<ConferenceProblem | null>(null);
  const typed = useMemo(
    () => checkTyped(moment, account.timeZone, now),
    [moment, account.timeZone, now],
  );

  return {
    never,
    setNever: (next) => {
      setProblem(null);
      setNever(next);
    },
    moment,
    setMoment: (next) => {
      setProblem(null);
      setMoment(next);
    },
    chosen: never ? NEVER_EXPIRES : typed.ok ? expiryOf(typed) : null,
    problem,
    decide: () => {
      if (never) return NEVER_EXPIRES;
      const found = checkTyped(moment, account.timeZone, new Date());
      setProblem(found.ok ? null : found.problem);
      return found.ok ? expiryOf(found) : null;
    },
  };
}
