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
import { openIn } from '../run/run.ts';
import { RunFailures } from './run-failures.tsx';
import { RunProgressPanel } from './run-progress-panel.tsx';
import { RunResult } from './run-result.tsx';
import classes from './run.module.css';

const REFRESH_MS = 5_000;

/** A run that this browser knows nothing of: what its conferences tell. */
export function OtherRun(props: { readonly runId: string }): JSX.Element | null {
  const { accountId } = useAccount();
  const words = useRunWords().run;
  const { runId } = props;
  const looked = useQuery({
    queryKey: ['run', accountId, runId],
    queryFn: async () => (await lookAtRun(database, { accountId, runId, kind: null }, null)).look,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && openIn(data) + data.waiting > 0 ? REFRESH_MS : false,
  });
  if (looked.data === undefined) {
    return looked.isError ? (
      <ProblemNotice error={looked.error} onRetry={() => void looked.refetch()} />
    ) : null;
  }
  const look = looked.data;
  if (look.made === 0) {
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
      <PageHeader title={words.title.other} />
      <p className={classes.hint}>{words.others}</p>
      <RunProgressPanel
        kind={null}
        phase={openIn(look) > 0 ? 'sending' : 'done'}
        total={look.made}
        settled={look.made}
        alone={0}
        look={look}
        perSecond={null}
        actions={false}
      />
      {look.failed > 0 && <RunFailures runId={runId} run={null} failed={look.failed} />}
      <RunResult runId={runId} run={null} />
    </div>
  );
}
