import { Button } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import type { JSX } from 'react';
import { RUN_UNDO_ACCEPTED_MS } from '../../../domain/conference/deletion-times.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import { useNow } from '../../components/dates/use-now.ts';
import { LinkButton } from '../../components/controls/link-button.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { goOn } from '../run/current-run.ts';
import type { Run } from '../run/run.ts';
import { useCurrentRun, useRunState } from '../run/use-current-run.ts';
import { RunWords, useRunWords, useWordsOfRun } from './run-words.ts';
import { useBringBack } from './use-bring-back.ts';
import { useFreshAfter } from './use-fresh-after.ts';
import classes from './run.module.css';

/**
 * Above every page of the account while this browser has a run that has not been closed: how far it is,
 * and the way to it. It is also what goes on with the run after a reload, whatever page that was.
 */
export function RunBanner(): JSX.Element | null {
  const { run, isElsewhere } = useCurrentRun();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  if (run === null || run === undefined || path.endsWith(`/runs/${run.plan.runId}`)) return null;
  return (
    <RunWords waiting={null}>
      <Banner run={run} isElsewhere={isElsewhere} />
    </RunWords>
  );
}

function Banner(props: { readonly run: Run; readonly isElsewhere: boolean }): JSX.Element {
  const { format } = useI18n();
  const { accountId, role } = useAccount();
  const words = useRunWords();
  const now = useNow();
  const { run, isElsewhere } = props;
  const { phase, settled, total } = useRunState(run);
  const { kind, runId, startedAt } = run.plan;
  const wordsOfKind = useWordsOfRun(kind);
  const undo = useBringBack(runId);
  const undoneUntil = startedAt.getTime() + RUN_UNDO_ACCEPTED_MS;
  const canUndo =
    kind === 'delete' &&
    role === 'admin' &&
    !isElsewhere &&
    settled > 0 &&
    now.getTime() < undoneUntil;
  const isDone = phase === 'done';
  useFreshAfter(isDone && !isElsewhere, false);
  const canGoOn = !isElsewhere && (phase === 'waiting' || phase === 'paused');
  return (
    <aside className={classes.banner} aria-label={words.banner.label} data-no-print>
      <p className={classes.bannerText}>
        <strong>{isDone ? words.run.ended[kind] : words.run.title[kind]}</strong>
        <span>{words.run.of(format.number(settled), format.number(total))}</span>
        <span>{wordsOfKind.phase[isElsewhere ? 'elsewhere' : phase]}</span>
        {undo.problem !== null && (
          <span role="alert">
            {undo.problem.kind === 'nothing' ? words.run.undo.nothing : words.banner.notUndone}
          </span>
        )}
      </p>
      <div className={classes.bannerActions}>
        {canGoOn && (
          <Button size="xs" onClick={() => void goOn(run)}>
            {words.banner.resume}
          </Button>
        )}
        {canUndo && (
          <Button
            size="xs"
            variant="default"
            loading={undo.isPending}
            onClick={() => void undo.go()}
          >
            {words.run.undo.banner}
          </Button>
        )}
        <LinkButton
          size="xs"
          variant="default"
          to="/a/$accountId/conferencing/runs/$runId"
          params={{ accountId, runId }}
        >
          {words.banner.open}
        </LinkButton>
      </div>
      {!isDone && (
        <div className={classes.bar} aria-hidden>
          <span className={classes.barEnded} style={{ width: `${(100 * settled) / total}%` }} />
        </div>
      )}
    </aside>
  );
}
