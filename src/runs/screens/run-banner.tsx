import { Button } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { LinkButton } from '../../components/controls/link-button.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { goOn } from '../run/current-run.ts';
import type { Run } from '../run/run.ts';
import { useCurrentRun, useRunState } from '../run/use-current-run.ts';
import { RunWords, useRunWords } from './run-words.ts';
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
  const { accountId } = useAccount();
  const words = useRunWords();
  const { run, isElsewhere } = props;
  const { phase, settled, total } = useRunState(run);
  const { kind, runId } = run.plan;
  const isDone = phase === 'done';
  const canGoOn = !isElsewhere && (phase === 'waiting' || phase === 'paused');
  return (
    <aside className={classes.banner} aria-label={words.banner.label} data-no-print>
      <p className={classes.bannerText}>
        <strong>{isDone ? words.run.ended[kind] : words.run.title[kind]}</strong>
        <span>{words.run.of(format.number(settled), format.number(total))}</span>
        <span>{words.run.phase[isElsewhere ? 'elsewhere' : phase]}</span>
      </p>
      <div className={classes.bannerActions}>
        {canGoOn && (
          <Button size="xs" onClick={() => void goOn(run)}>
            {words.banner.resume}
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
