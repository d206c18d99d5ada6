import { Button, Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type JSX, type FormEvent } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { RunUnderWayError, startRun } from '../../../runs/run/current-run.ts';
import { StartProblem, type StartProblemKind } from '../../../runs/screens/start-problem.tsx';
import { useSendAgainWords } from './outdated-words.ts';
import { planAgain } from './plan-again.ts';
import { Names, SendAgainPreview } from './send-again-preview.tsx';
import classes from './send-again.module.css';

/** What will be sent, what can be chosen about it, and the start of the run that does it. */
export function SendAgainForm(props: {
  readonly conferences: readonly Conference[];
  readonly edition: string;
}): JSX.Element {
  const { format } = useI18n();
  const { accountId, uid } = useAccount();
  const navigate = useNavigate();
  const words = useSendAgainWords().again;
  const { conferences, edition } = props;
  const [takesDirectory, setTakesDirectory] = useState(true);
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState<StartProblemKind | null>(null);
  const plan = useMemo(
    () => planAgain(conferences, edition, takesDirectory),
    [conferences, edition, takesDirectory],
  );
  const { items, changes } = plan;

  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setStarting(true);
    setProblem(null);
    try {
      const runId = await startRun({ accountId, uid, kind: 'again', items });
      await navigate({
        to: '/a/$accountId/conferencing/runs/$runId',
        params: { accountId, runId },
        // Back leads to the list: what was previewed here is being sent.
        replace: true,
      });
    } catch (error) {
      setProblem(
        error instanceof RunUnderWayError
          ? { kind: 'underWay', runId: error.runId }
          : { kind: 'notKept' },
      );
      setStarting(false);
    }
  };

  return (
    <form onSubmit={(event) => void start(event)} className={classes.form}>
      <SendAgainPreview plan={plan} />
      {changes.length > 0 && (
        <div className={classes.choice}>
          <Checkbox
            checked={takesDirectory}
            disabled={isStarting}
            onChange={(event) => setTakesDirectory(event.target.checked)}
            label={words.directory.label(changes.length, format.number(changes.length))}
            description={words.directory.description}
          />
          <Names
            of={changes.map(({ conference: { id, tag, adminEmail }, to }) => [
              id,
              `${tag}: ${adminEmail} → ${to}`,
            ])}
          />
        </div>
      )}
      {problem !== null && <StartProblem problem={problem} />}
      <Button
        type="submit"
        className={classes.start ?? ''}
        loading={isStarting}
        disabled={items.length === 0}
      >
        {items.length === 0 ? words.none : words.start(items.length, format.number(items.length))}
      </Button>
    </form>
  );
}
