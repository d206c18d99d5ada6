import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, type JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { IconPhoneCall } from '../../../components/icons.ts';
import { late } from '../../../components/late/late.tsx';
import states from '../../../components/lists/list-states.module.css';
import { Notice } from '../../../components/notices/notice.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { RunningCall } from '../api/live-documents.ts';
import { runningCallsQuery } from '../api/live-queries.ts';
import { CallsNowWords, useCallsNowWords } from '../calls-now-words.ts';
import { readCallsNowView } from '../calls-now-view.ts';
import classes from './calls-now-page.module.css';
import { RunningCalls } from './running-calls.tsx';

const LiveCallPanel = late(
  async () => (await import('../call/live-call-panel.tsx')).LiveCallPanel,
  null,
);

const route = getRouteApi('/signed-in/a/$accountId/conferencing/now');

/** Conferencing › Calls now: the calls that go on, followed while one looks. */
export function CallsNowPage(): JSX.Element {
  const { t } = useI18n();
  return (
    <CallsNowWords
      waiting={
        <>
          <PageHeader title={t.common.frame.callsNow} />
          <Waiting />
        </>
      }
    >
      <CallsNow />
    </CallsNowWords>
  );
}

function Waiting(): JSX.Element {
  const { t } = useI18n();
  return (
    <div className={states.box} role="status" aria-label={t.common.loading}>
      {Array.from({ length: 4 }, (_, row) => (
        <div key={row} className={states.skeletonRow}>
          <Skeleton height={14} width="60%" />
          <Skeleton height={14} width="50%" />
          <Skeleton height={14} width="40%" />
          <Skeleton height={14} width="50%" />
        </div>
      ))}
    </div>
  );
}

function CallsNow(): JSX.Element {
  const { t, format } = useI18n();
  const { account, accountId } = useAccount();
  const search = route.useSearch();
  const { call: open } = readCallsNowView({ ...search });
  const words = useCallsNowWords();
  const running = useQuery(runningCallsQuery(accountId));
  const calls = useMemo(() => running.data && newestFirst(running.data), [running.data]);
  const count = calls?.filter(({ isOver }) => !isOver).length;
  return (
    <>
      <PageHeader
        title={t.common.frame.callsNow}
        figure={
          count === undefined ? undefined : (
            <>
              <span aria-hidden>{format.number(count)}</span>
              <span className="visually-hidden">
                {t.common.frame.running(count, format.number(count))}
              </span>
            </>
          )
        }
      />
      <div className={classes.page}>
        {calls === undefined ? (
          running.error === null ? (
            <Waiting />
          ) : (
            <ProblemNotice error={running.error} onRetry={() => void running.refetch()} />
          )
        ) : (
          <>
            {running.error !== null && <Notice tone="warn">{words.notFresh}</Notice>}
            {calls.length === 0 ? <Nobody /> : <RunningCalls calls={calls} />}
            {calls.length > 0 && (
              <p className={classes.zone}>{words.zone(format.zone(account.timeZone))}</p>
            )}
          </>
        )}
      </div>
      {open !== undefined && calls !== undefined && (
        <LiveCallPanel
          key={open}
          callId={open}
          call={calls.find(({ id }) => id === open) ?? null}
        />
      )}
    </>
  );
}

function newestFirst(calls: readonly RunningCall[]): readonly RunningCall[] {
  return [...calls].sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1));
}

function Nobody(): JSX.Element {
  const { accountId } = useAccount();
  const words = useCallsNowWords().empty;
  return (
    <div className={`${states.box} ${states.empty}`}>
      <span className={states.icon}>
        <IconPhoneCall size={26} stroke={1.5} aria-hidden />
      </span>
      <h2 className={classes.empty}>{words.title}</h2>
      <p>{words.text}</p>
      <LinkButton variant="default" to="/a/$accountId/conferencing/usage" params={{ accountId }}>
        {words.usage}
      </LinkButton>
    </div>
  );
}
