import { useEffect, useState } from 'react';
import type { ConferenceProblem } from '../../../domain/conference/conference.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import {
  loadExpiry,
  localOf,
  noMoment,
  type TypedMoment,
} from '../../components/dates/typed-moment.ts';

/** When conferences expire whose rows say nothing of it. */
export interface ImportExpiryChoice {
  readonly never: boolean;
  readonly setNever: (never: boolean) => void;
  readonly moment: TypedMoment;
  readonly setMoment: (moment: TypedMoment) => void;
  /** The chosen moment, null for never; undefined while there is none. */
  readonly chosen: Date | null | undefined;
  readonly problem: ConferenceProblem | null;
  /** The same for whoever starts now; where there is none, `problem` says so. */
  readonly decide: () => Promise<Date | null | undefined>;
}

export function useImportExpiry(): ImportExpiryChoice {
  const { account } = useAccount();
  const [never, setNever] = useState(true);
  const [moment, setMoment] = useState(noMoment);
  const [problem, setProblem] = useState<ConferenceProblem | null>(null);
  const [typed, setTyped] = useState<{ of: TypedMoment; at: Date | undefined } | null>(null);

  useEffect(() => {
    if (never) return;
    let here = true;
    void check(moment, account.timeZone).then(
      (found) => {
        if (here) setTyped({ of: moment, at: found.ok ? found.instant : undefined });
      },
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [never, moment, account.timeZone]);

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
    chosen: never ? null : typed?.of === moment ? typed.at : undefined,
    problem,
    decide: async () => {
      if (never) return null;
      const found = await check(moment, account.timeZone);
      setProblem(found.ok ? null : found.problem);
      return found.ok ? found.instant : undefined;
    },
  };
}

async function check(moment: TypedMoment, timeZone: string) {
  const { checkExpiry } = await loadExpiry();
  return checkExpiry(localOf(moment), timeZone, new Date(), moment.choice ?? undefined);
}
