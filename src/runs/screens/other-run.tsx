import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { LinkButton } from '../../components/controls/link-button.tsx';
import { MessagePage } from '../../components/pages/message-page.tsx';
import { PageHeader } from '../../components/pages/page-header.tsx';
import { ProblemNotice } from '../../components/notices/problem-notice.tsx';
import { database } from '../../firebase/database.ts';
import { lookAtRun } from '../api/look-at-run.ts';
import { useRunWords } from './run-words.ts';
import { earlierRun } from '../run/current-run.ts';
import { openIn } from '../run/run.ts';
import { ItemsLeftAlone } from './items-left-alone.tsx';
import { RunFailures } from './run-failures.tsx';
import { RunProgressPanel } from './run-progress-panel.tsx';
import { RunResult } from './run-result.tsx';
import classes from './run.module.css';

const REFRESH_MS = 5_000;

/** A run that is not made here: one of this browser's from before, or what its conferences tell of another's. */
export function OtherRun(props: { readonly runId: string }): JSX.Element | null {
  const { accountId, uid } = useAccount();
  const words = useRunWords().run;
  const { runId } = props;
  const earlier = useQuery({
    queryKey: ['earlier-run', accountId, uid, runId],
    queryFn: () => earlierRun(uid, accountId, runId),
    networkMode: 'always',
  }).data;
  const kind = earlier?.plan.kind ?? null;
  const looked = useQuery({
    queryKey: ['run', accountId, runId, kind],
    queryFn: async () => (await lookAtRun(database, { accountId, runId, kind }, null)).look,
    enabled: earlier !== undefined,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && openIn(data) + data.waiting > 0 ? REFRESH_MS : false,
  });
  if (earlier === undefined || looked.data === undefined) {
    return looked.isError ? (
      <ProblemNotice error={looked.error} onRetry={() => void looked.refetch()} />
    ) : null;
  }
  const look = looked.data;
  const made = { total: look.made, settled: look.made, alone: 0 };
  const { total, settled, alone } = earlier?.current() ?? made;
  const isWhole = settled === total;
  if (earlier === null && look.made === 0) {
    return (
      <MessagePage
        title={words.unknown.title}
        actions={
          <LinkButton to="/a/$accountId/conferencing/settings" params={{ accountId }}>
            {words.back.conferences}
          </LinkButton>
        }
      >
        <p>{words.unknown.text}</p>
      </MessagePage>
    );
  }
  return (
    <div className={classes.page}>
      <PageHeader title={kind === null || !isWhole ? words.title.other : words.ended[kind]} />
      {earlier === null && <p className={classes.hint}>{words.others}</p>}
      <RunProgressPanel
        kind={kind}
        phase={!isWhole ? 'ended' : openIn(look) > 0 ? 'sending' : 'done'}
        total={total}
        settled={settled}
        alone={alone}
        look={look}
        perSecond={null}
        actions={false}
      />
      {look.failed > 0 && <RunFailures runId={runId} run={null} failed={look.failed} />}
      {earlier !== null && alone > 0 && <ItemsLeftAlone run={earlier} count={alone} />}
      <RunResult runId={runId} run={earlier} />
    </div>
  );
}
