import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { LinkButton } from '../../components/controls/link-button.tsx';
import { MessagePage } from '../../components/pages/message-page.tsx';
import { PageHeader } from '../../components/pages/page-header.tsx';
import { ProblemNotice } from '../../components/notices/problem-notice.tsx';
import { database } from '../../firebase/database.ts';
import { kindOfRun } from '../api/kind-of-run.ts';
import { lookAtRun } from '../api/look-at-run.ts';
import { BringBack } from './bring-back.tsx';
import { useWordsOfRun } from './run-words.ts';
import { openIn } from '../run/run-look.ts';
import { RunFailures } from './run-failures.tsx';
import { RunProgressPanel } from './run-progress-panel.tsx';
import { RunResult } from './run-result.tsx';
import classes from './run.module.css';

const REFRESH_MS = 5_000;

/** A run that this browser knows nothing of: what its conferences tell. */
export function OtherRun(props: { readonly runId: string }): JSX.Element | null {
  const { accountId } = useAccount();
  const { runId } = props;
  const looked = useQuery({
    queryKey: ['run', accountId, runId],
    queryFn: async () => {
      const run = { accountId, runId };
      const kind = await kindOfRun(database, run);
      return { kind, look: (await lookAtRun(database, { ...run, kind }, null)).look };
    },
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && openIn(data.look) + data.look.waiting > 0 ? REFRESH_MS : false,
  });
  const words = useWordsOfRun(looked.data?.kind ?? null);
  if (looked.data === undefined) {
    return looked.isError ? (
      <ProblemNotice error={looked.error} onRetry={() => void looked.refetch()} />
    ) : null;
  }
  const { kind, look } = looked.data;
  const isEnded = openIn(look) === 0;
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
      <PageHeader
        title={kind === null ? words.title.other : isEnded ? words.ended[kind] : words.title[kind]}
      />
      <p className={classes.hint}>{words.others}</p>
      <RunProgressPanel
        kind={kind}
        phase={isEnded ? 'done' : 'sending'}
        total={look.made}
        settled={look.made}
        alone={0}
        look={look}
        perSecond={null}
        actions={false}
      />
      {kind === 'delete' && (
        <BringBack runId={runId} standing="ended" asOf={`${look.made} ${look.sent}`} />
      )}
      {look.failed > 0 && <RunFailures runId={runId} run={null} failed={look.failed} />}
      <RunResult runId={runId} kind={kind} run={null} />
    </div>
  );
}
