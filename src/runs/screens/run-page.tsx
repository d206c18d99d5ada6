import { getRouteApi } from '@tanstack/react-router';
import { Skeleton } from '@mantine/core';
import type { JSX } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import { useCurrentRun } from '../run/use-current-run.ts';
import { RunWords } from './run-words.ts';
import { OtherRun } from './other-run.tsx';
import { RunView } from './run-view.tsx';
import classes from './run.module.css';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/runs/$runId');

/** What a run is doing or has done: this browser's, or, from its figures only, anybody's. */
export function RunPage(): JSX.Element {
  return (
    <RunWords waiting={<RunSkeleton />}>
      <FoundRun />
    </RunWords>
  );
}

function FoundRun(): JSX.Element {
  const { runId } = route.useParams();
  const { run, isElsewhere } = useCurrentRun();
  if (run === undefined) return <RunSkeleton />;
  if (run?.plan.runId === runId) return <RunView key={runId} run={run} isElsewhere={isElsewhere} />;
  return <OtherRun runId={runId} />;
}

function RunSkeleton(): JSX.Element {
  const { t } = useI18n();
  return (
    <div role="status" aria-label={t.common.loading} className={classes.page}>
      <Skeleton height={28} width="18rem" />
      <Skeleton height={150} />
    </div>
  );
}
