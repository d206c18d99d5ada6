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
import { earlierRun } from '../run/current-run.ts';
import { openIn } from '../run/run-look.ts';
import { BringBack } from './bring-back.tsx';
import { ItemsLeftAlone } from './items-left-alone.tsx';
import { useWordsOfRun } from './run-words.ts';
import { RunFailures } from './run-failures.tsx';
import { RunProgressPanel } from './run-progress-panel.tsx';
import { RunResult } from './run-result.tsx';
import classes from './run.module.css';

const REFRESH_MS = 5_000;

/** A run that is not made here: one of this browser's from before, or what its conferences tell of another's. */
export function OtherRun(props: { readonly runId: string }): JSX.Element | null {
  const { accountId, uid } = useAccount();
  const { runId } = props;
  const earlier = useQuery({
    queryKey: ['earlier-run', accountId, uid, runId],
    queryFn: () => earlierRun(uid, accountId, runId),
    networkMode: 'always',
  }).data;
  const looked = useQuery({
    queryKey: ['run', accountId, runId, earlier?.plan.kind],
    queryFn: async () => {
      const run = { accountId, runId };
      const kind = earlier?.plan.kind ?? (await kindOfRun(database, run));
      return { kind, look: (await lookAtRun(database, { ...run, kind }, null)).look };
    },
    enabled: earlier !== undefined,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && openIn(data.look) + data.look.waiting > 0 ? REFRESH_MS : false,
  });
  const words = useWordsOfRun(looked.data?.kind ?? null);
  if (earlier === undefined || looked.data === undefined) {
    return looked.isError ? (
      <ProblemNotice error={looked.error} onRetry={() => void looked.refetch()} />
    ) : null;
  }
  const { kind, look } = looked.data;
  const made = { total: look.made, settled: look.made, alone: 0 };
  const { total, settled, alone } = earlier?.current() ?? made;
  const isWhole = settled === total;
  const isEnded = openIn(look) === 0;
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
      <PageHeader
        title={
          kind === null || !isWhole
            ? words.title.other
            : isEnded
              ? words.ended[kind]
              : words.title[kind]
        }
      />
      {earlier === null && <p className={classes.hint}>{words.others}</p>}
      <RunProgressPanel
        kind={kind}
        phase={!isWhole ? 'ended' : isEnded ? 'done' : 'sending'}
        total={total}
        settled={settled}
        alone={alone}
        look={look}
        perSecond={null}
        actions={false}
      />
      {kind === 'delete' && (
        <BringBack runId={runId} standing="ended" asOf={`${look.made} ${look.sent}`} />
      )}
      {look.failed > 0 && <RunFailures runId={runId} run={null} failed={look.failed} />}
      {earlier !== null && alone > 0 && (
        <ItemsLeftAlone run={earlier} count={alone} isIdle={false} />
      )}
      <RunResult runId={runId} kind={kind} run={earlier} />
    </div>
  );
}
