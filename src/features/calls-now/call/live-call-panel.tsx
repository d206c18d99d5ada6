import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { CallDrawer, CallDrawerSkeleton } from '../../../components/calls/call-drawer.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { IconArrowRight } from '../../../components/icons.ts';
import { Notice } from '../../../components/notices/notice.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { ActsTold } from '../acts/acts-told.tsx';
import { useAble } from '../acts/use-able.ts';
import { useActs } from '../acts/use-acts.ts';
import type { RunningCall } from '../api/live-documents.ts';
import { presentLegsQuery } from '../api/live-queries.ts';
import { useCallsNowWords } from '../calls-now-words.ts';
import { CallActs, type CallQuestion } from './call-acts.tsx';
import { Callers } from './callers.tsx';
import classes from './live-call-panel.module.css';

/**
 * One call with those who are in it, over the list at an address of its own.
 *
 * @param props.call null: it does not go on, or not any more
 */
export function LiveCallPanel(props: {
  readonly callId: string;
  readonly call: RunningCall | null;
}): JSX.Element {
  const { accountId } = useAccount();
  const navigate = useNavigate();
  const words = useCallsNowWords();
  const { callId } = props;
  const call = useLastKnown(props.call);
  const isOver = props.call === null || props.call.isOver;
  const [question, setQuestion] = useState<CallQuestion>(null);
  const title = call?.tag ?? words.call.overTitle;
  const close = (): void =>
    void navigate({
      to: '/a/$accountId/conferencing/now',
      params: { accountId },
      search: {},
      resetScroll: false,
    });
  return (
    <CallDrawer callId={callId} title={title} size="48rem" onClose={close}>
      {call === null ? (
        <Over callId={callId} />
      ) : (
        <Call call={call} isOver={isOver} question={question} onQuestion={setQuestion} />
      )}
    </CallDrawer>
  );
}

/** What ends while it is open stays, so that what was asked last is still told. */
function useLastKnown(call: RunningCall | null): RunningCall | null {
  const [known, setKnown] = useState(call);
  if (call !== null && call !== known) setKnown(call);
  return call ?? known;
}

function Call(props: {
  readonly call: RunningCall;
  readonly isOver: boolean;
  readonly question: CallQuestion;
  readonly onQuestion: (question: CallQuestion) => void;
}): JSX.Element {
  const { accountId } = useAccount();
  const { call, isOver, question, onQuestion } = props;
  const words = useCallsNowWords();
  const legs = useQuery({ ...presentLegsQuery(accountId, call.id), enabled: !isOver });
  const able = useAble(isOver ? null : call);
  const acts = useActs(call);
  return (
    <>
      {isOver ? (
        <Over callId={call.id} />
      ) : (
        <>
          <Facts call={call} />
          <CallActs
            call={call}
            able={able}
            acts={acts}
            question={question}
            onQuestion={onQuestion}
          />
          {able.problem !== null && <Notice tone="info">{words.acts[able.problem]}</Notice>}
          {legs.data === undefined ? (
            legs.error === null ? (
              <CallDrawerSkeleton />
            ) : (
              <ProblemNotice error={legs.error} onRetry={() => void legs.refetch()} />
            )
          ) : (
            <>
              {legs.error !== null && <Notice tone="warn">{words.notFresh}</Notice>}
              <Callers
                call={call}
                legs={legs.data}
                able={able}
                acts={acts}
                question={question}
                onQuestion={onQuestion}
              />
            </>
          )}
        </>
      )}
      <ActsTold acts={acts} />
    </>
  );
}

function Facts({ call }: { readonly call: RunningCall }): JSX.Element {
  const { format } = useI18n();
  const { account, accountId } = useAccount();
  const words = useCallsNowWords().call;
  const now = useNow();
  const { number } = format;
  const { startedAt, callers, leaders, waiting, isLocked, conferenceId } = call;
  const locked = isLocked === null ? words.notTold : isLocked ? words.yes : words.no;
  return (
    <section className={classes.facts} aria-label={words.facts}>
      <dl>
        <Fact name={words.began}>{format.recent(new Date(startedAt), now, account.timeZone)}</Fact>
        <Fact name={words.callers}>{number(callers)}</Fact>
        <Fact name={words.leaders}>{number(leaders)}</Fact>
        <Fact name={words.waiting}>{number(waiting)}</Fact>
        <Fact name={words.lock}>{locked}</Fact>
      </dl>
      <Link
        to="/a/$accountId/conferencing/settings/$conferenceId"
        params={{ accountId, conferenceId }}
        className={classes.way}
      >
        {words.conference}
        <IconArrowRight size={14} stroke={2} aria-hidden />
      </Link>
    </section>
  );
}

function Fact(props: { readonly name: string; readonly children: string }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Over({ callId }: { readonly callId: string }): JSX.Element {
  const { accountId } = useAccount();
  const words = useCallsNowWords().call;
  return (
    <div className={classes.over} role="status">
      <p>{words.over}</p>
      <Link
        to="/a/$accountId/conferencing/usage"
        params={{ accountId }}
        search={{ call: callId }}
        className={classes.way}
      >
        {words.inUsage}
        <IconArrowRight size={14} stroke={2} aria-hidden />
      </Link>
    </div>
  );
}
