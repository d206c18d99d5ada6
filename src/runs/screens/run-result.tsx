import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { IconDownload } from '../../components/icons.ts';
import { ProblemNotice } from '../../components/notices/problem-notice.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import type { RunKind } from '../plan/run-plan.ts';
import type { Run } from '../run/run.ts';
import { useWordsOfRun } from './run-words.ts';
import classes from './run.module.css';

/** The result of a run as a file; `run` null: of what there is in Firestore only. */
export function RunResult(props: {
  readonly runId: string;
  readonly kind: RunKind | null;
  readonly run: Run | null;
}): JSX.Element {
  const { t, language } = useI18n();
  const { accountId, account } = useAccount();
  const words = useWordsOfRun(props.kind);
  const [isWriting, setWriting] = useState(false);
  const [problem, setProblem] = useState<{ readonly error: unknown } | null>(null);

  const download = async (): Promise<void> => {
    setWriting(true);
    setProblem(null);
    try {
      const { downloadResult } = await import('./download-result.ts');
      await downloadResult({
        accountId,
        timeZone: account.timeZone,
        runId: props.runId,
        kind: props.kind,
        run: props.run,
        language,
        words: words.csv,
        failures: t.conferences.failure,
        reasons: words.alone.reasons,
      });
    } catch (error) {
      setProblem({ error });
    } finally {
      setWriting(false);
    }
  };

  return (
    <div className={classes.result} data-no-print>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} stroke={1.8} aria-hidden />}
        loading={isWriting}
        onClick={() => void download()}
      >
        {words.result}
      </Button>
      <span>{props.run === null ? words.resultNoteOthers : words.resultNote}</span>
      {problem !== null && <ProblemNotice error={problem.error} onRetry={() => void download()} />}
    </div>
  );
}
