import {
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { CallDrawer, CallDrawerSkeleton } from '../../../components/calls/call-drawer.tsx';
import { IconArrowRight } from '../../../components/icons.ts';
import { Notice } from '../../../components/notices/notice.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { callersQuery } from '../../../firebase/calls/call-callers.ts';
import type { StoredCall } from '../../../firebase/calls/usage.ts';
import { failedSentences } from '../../../i18n/failed-callers.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { callQuery, type CallWithLegs } from '../api/call-query.ts';
import type { CallsPage } from '../api/calls-list.ts';
import { conferenceFactsQuery } from '../api/conference-facts.ts';
import { usageKeys } from '../api/usage-keys.ts';
import { useUsageWords } from '../usage-words.ts';
import { CallEnd } from './call-end.tsx';
import classes from './call-panel.module.css';
import { LegTable } from './leg-table.tsx';
import { Timeline } from './timeline.tsx';
import { useUsageFormat, useUsageView } from '../use-usage-view.ts';

/** One call with its legs, over the list at an address of its own. */
export function CallPanel({ callId }: { readonly callId: string }): JSX.Element {
  const { t } = useI18n();
  const { accountId } = useAccount();
  const { view } = useUsageView();
  const navigate = useNavigate();
  const client = useQueryClient();
  const words = useUsageWords().call;
  const known = client
    .getQueriesData<CallsPage>({ queryKey: usageKeys.pages(accountId) })
    .flatMap(([, page]) => page?.calls ?? [])
    .find(({ id }) => id === callId);
  const steps = useInfiniteQuery(callQuery(accountId, callId, known));
  const call = steps.data === undefined ? known : steps.data.call;
  const title = call === undefined ? t.common.loading : (call?.tag ?? words.missingTitle);
  const { call: _closed, ...list } = view;
  const close = (): void =>
    void navigate({
      to: '/a/$accountId/conferencing/usage',
      params: { accountId },
      search: list,
      resetScroll: false,
    });
  return (
    <CallDrawer callId={callId} title={title} size="56rem" onClose={close}>
      {call === null ? (
        <p>{words.missing}</p>
      ) : call !== undefined ? (
        <Call call={call} steps={steps} />
      ) : (
        <Waiting steps={steps} />
      )}
    </CallDrawer>
  );
}

type Steps = UseInfiniteQueryResult<CallWithLegs>;

function Call(props: { readonly call: StoredCall; readonly steps: Steps }): JSX.Element {
  const { call, steps } = props;
  const { accountId, account } = useAccount();
  const t = useUsageWords();
  const words = t.call;
  const { number } = useUsageFormat();
  const showsNumbers = account.callerNumbers === 'full';
  const callers = useQuery(callersQuery(accountId, call.id, showsNumbers));
  const legs = steps.data?.legs ?? [];
  const failed = failedSentences(call.failed, words.failedCallers, number);
  return (
    <>
      <Facts call={call} />
      {call.endedAt === null && <Notice tone="info">{words.liveHelp}</Notice>}
      {call.isEstimated && <Notice tone="info">{t.calls.estimatedHelp}</Notice>}
      {failed.length > 0 && <Notice tone="info">{failed.join(' ')}</Notice>}
      {steps.data === undefined ? (
        <Waiting steps={steps} />
      ) : (
        <>
          <Timeline call={call} legs={legs} />
          <section className={classes.section} aria-labelledby="usage-legs">
            <h3 id="usage-legs">{words.callers}</h3>
            {showsNumbers && callers.data === null && (
              <p className={classes.note}>{words.masked}</p>
            )}
            <LegTable call={call} legs={legs} numbers={callers.data ?? null} />
            {steps.hasNextPage && (
              <div className={classes.more}>
                <span>{words.shown(number(legs.length), number(call.legs))}</span>
                <Button
                  size="xs"
                  variant="default"
                  loading={steps.isFetchingNextPage}
                  onClick={() => void steps.fetchNextPage()}
                >
                  {words.more}
                </Button>
              </div>
            )}
          </section>
        </>
      )}
    </>
  );
}

function Facts({ call }: { readonly call: StoredCall }): JSX.Element {
  const { accountId } = useAccount();
  const { view, with: changed } = useUsageView();
  const t = useUsageWords();
  const { columns } = t.calls;
  const { number, moment, clock, length, time } = useUsageFormat();
  const { conferenceId, startedAt, endedAt } = call;
  const conference = useQuery(conferenceFactsQuery(accountId, [conferenceId])).data;
  const isThere = conference?.get(conferenceId)?.isDeleted === false;
  return (
    <div className={classes.facts}>
      <dl>
        <Fact name={t.call.started}>{moment(startedAt)}</Fact>
        <Fact name={t.call.ended}>
          {endedAt === null ? <CallEnd call={call} /> : clock(endedAt, startedAt)}
        </Fact>
        {endedAt !== null && (
          <>
            <Fact name={columns.duration}>{length(Math.ceil((endedAt - startedAt) / 1000))}</Fact>
            <Fact name={columns.end}>
              <CallEnd call={call} />
            </Fact>
          </>
        )}
        <Fact name={columns.callers}>{number(call.legs)}</Fact>
        <Fact name={columns.peak}>{number(call.peak)}</Fact>
        <Fact name={columns.time}>{time(call.seconds)}</Fact>
        <Fact name={columns.minutes}>{number(call.minutes)}</Fact>
      </dl>
      <p className={classes.ways}>
        {isThere && (
          <Link
            to="/a/$accountId/conferencing/settings/$conferenceId"
            params={{ accountId, conferenceId }}
          >
            {t.call.conference}
            <IconArrowRight size={14} stroke={2} aria-hidden />
          </Link>
        )}
        {view.conference !== conferenceId && (
          <Link
            to="/a/$accountId/conferencing/usage"
            params={{ accountId }}
            search={changed({ conference: conferenceId, tag: undefined })}
          >
            {t.call.onlyThis}
            <IconArrowRight size={14} stroke={2} aria-hidden />
          </Link>
        )}
      </p>
    </div>
  );
}

function Fact(props: {
  readonly name: string;
  readonly children: string | JSX.Element;
}): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Waiting({ steps }: { readonly steps: Steps }): JSX.Element {
  if (steps.isError) {
    return <ProblemNotice error={steps.error} onRetry={() => void steps.refetch()} />;
  }
  return <CallDrawerSkeleton />;
}
