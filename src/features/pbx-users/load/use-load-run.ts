import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { database } from '../../../firebase/database.ts';
import { problemOf, type Problem } from '../../../firebase/problem.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import {
  loadUsers,
  LoadRefusedError,
  NOBODY_LOADED,
  type Loaded,
  type LoadProgress,
  type LoadRefusal,
} from '../api/load-users.ts';
import { refreshUsers } from '../api/users-cache.ts';
import type { CsvReader } from '../../../csv-files/reading/csv-reader.ts';
import { loadSource } from './load-source.ts';
import { useLoadWords } from './load-words.ts';

/** Why a load has stopped. */
export type LoadStop = LoadRefusal | Exclude<Problem, 'denied'>;

export type LoadRun =
  | { readonly step: 'idle' }
  | { readonly step: 'running'; readonly progress: LoadProgress }
  | { readonly step: 'stopped'; readonly progress: LoadProgress; readonly why: LoadStop }
  | { readonly step: 'done'; readonly loaded: Loaded };

/** Carries out what a preview has shown. Leaving the page ends it after what is under way. */
export function useLoadRun(ask: CsvReader['ask']): {
  readonly run: LoadRun;
  /** By the comparison that was made last. */
  readonly start: (marksLeft: boolean) => void;
  /** After it has stopped. */
  readonly goOn: () => void;
} {
  const { format } = useI18n();
  const { accountId, uid } = useAccount();
  const words = useLoadWords();
  const client = useQueryClient();
  const [run, setRun] = useState<LoadRun>({ step: 'idle' });
  const ending = useRef(new AbortController());
  useEffect(() => {
    const mounted = new AbortController();
    ending.current = mounted;
    return () => mounted.abort();
  }, []);

  const go = async (marksLeft: boolean, last: LoadProgress | null): Promise<void> => {
    const { signal } = ending.current;
    let progress = last ?? { counts: NOBODY_LOADED, total: 0 };
    const show = (next: LoadRun): void => {
      if (!signal.aborted) setRun(next);
    };
    show({ step: 'running', progress });
    const source = loadSource(ask, marksLeft, signal);
    const request = { accountId, uid, source, before: last?.counts ?? null };
    try {
      const loaded = await loadUsers(
        database,
        request,
        (news) => {
          progress = news;
          show({ step: 'running', progress });
        },
        signal,
      );
      show({ step: 'done', loaded });
      const { total } = progress;
      announce(words.done.aloud(total, format.number(total)));
    } catch (error) {
      show({ step: 'stopped', progress, why: stopOf(error) });
    } finally {
      refreshUsers(client, accountId);
    }
  };

  return {
    run,
    start: (marksLeft) => void go(marksLeft, null),
    goOn: () => {
      if (run.step === 'stopped') void go(false, run.progress);
    },
  };
}

function stopOf(error: unknown): LoadStop {
  if (error instanceof LoadRefusedError) return error.reason;
  const problem = problemOf(error);
  return problem === 'denied' ? 'notMember' : problem;
}
