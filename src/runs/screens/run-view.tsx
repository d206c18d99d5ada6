import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState, type JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { announce } from '../../components/notices/announcer.tsx';
import { Question } from '../../components/dialogs/dialog.tsx';
import { IconPlayerPause, IconPlayerPlay } from '../../components/icons.ts';
import { Notice } from '../../components/notices/notice.tsx';
import { PageHeader } from '../../components/pages/page-header.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { endRun, goOn, noteEndSeen } from '../run/current-run.ts';
import { openIn } from '../run/run-look.ts';
import type { Run } from '../run/run.ts';
import { useRunState } from '../run/use-current-run.ts';
import { useWordsOfRun } from './run-words.ts';
import { useFreshAfter } from './use-fresh-after.ts';
import { BringBack } from './bring-back.tsx';
import { ItemsLeftAlone } from './items-left-alone.tsx';
import { RunFailures } from './run-failures.tsx';
import { RunProgressPanel, type ShownPhase } from './run-progress-panel.tsx';
import { RunResult } from './run-result.tsx';
import { RunSummary } from './run-summary.tsx';
import classes from './run.module.css';

/** While nothing is being made, what is on its way is looked at so often. */
const IDLE_LOOK_MS = 4_000;

/** A run of this browser: how far it is, what can be done about it, and how it ended. */
export function RunView(props: { readonly run: Run; readonly isElsewhere: boolean }): JSX.Element {
  const { format } = useI18n();
  const { accountId } = useAccount();
  const words = useWordsOfRun(props.run.plan.kind);
  const navigate = useNavigate();
  const { run, isElsewhere } = props;
  const state = useRunState(run);
  const [isPausing, setPausing] = useState(false);
  const [isEnding, setEnding] = useState(false);
  const phase: ShownPhase = isElsewhere ? 'elsewhere' : state.phase;
  const { kind, runId, undoes } = run.plan;
  const isDone = state.phase === 'done' && !isElsewhere;
  const isIdle = isElsewhere || ['waiting', 'paused', 'stopped', 'done'].includes(state.phase);
  const left = state.total - state.settled;
  const isGoingOn = openIn(state.look) + (state.look?.waiting ?? 0) > 0;

  useEffect(() => {
    if (!isIdle) return;
    const look = (): void => void run.lookOnce().catch(() => undefined);
    look();
    if (isDone && !isGoingOn) return;
    const timer = setInterval(look, IDLE_LOOK_MS);
    return () => clearInterval(timer);
  }, [run, isIdle, isDone, isGoingOn]);

  useFreshAfter(isDone, true);

  useSeen(
    isDone,
    useCallback(() => noteEndSeen(run), [run]),
  );

  const phaseWord = words.phase[phase];
  useEffect(() => announce(phaseWord), [phaseWord]);

  const pause = async (): Promise<void> => {
    setPausing(true);
    await run.pause();
    setPausing(false);
  };
  const end = async (): Promise<void> => {
    await endRun(run);
    await navigate(
      kind === 'users'
        ? { to: '/a/$accountId/conferencing/users', params: { accountId } }
        : { to: '/a/$accountId/conferencing/settings', params: { accountId } },
    );
  };

  return (
    <div className={classes.page}>
      <PageHeader
        title={isDone ? words.ended[kind] : words.title[kind]}
        action={isDone && <Button onClick={() => void end()}>{words.done}</Button>}
      />
      <RunProgressPanel
        kind={kind}
        phase={phase}
        total={state.total}
        settled={isElsewhere ? (state.look?.made ?? 0) : state.settled}
        alone={state.alone}
        look={state.look}
        perSecond={state.phase === 'running' ? state.pace.perSecond : null}
        actions={
          !isDone &&
          !isElsewhere && (
            <>
              {(state.phase === 'running' || state.phase === 'unanswered') && (
                <Button
                  variant="default"
                  leftSection={<IconPlayerPause size={16} stroke={1.8} aria-hidden />}
                  loading={isPausing}
                  onClick={() => void pause()}
                >
                  {words.pause}
                </Button>
              )}
              {['waiting', 'paused', 'stopped'].includes(state.phase) && (
                <Button
                  leftSection={<IconPlayerPlay size={16} stroke={1.8} aria-hidden />}
                  onClick={() => void goOn(run)}
                >
                  {words.resume}
                </Button>
              )}
              {state.phase !== 'sending' && (
                <Button variant="subtle" color="gray" onClick={() => setEnding(true)}>
                  {words.end}
                </Button>
              )}
            </>
          )
        }
      />
      {state.interruption !== null && (
        <Notice tone="bad" title={words.interruption[state.interruption.reason].title}>
          {words.interruption[state.interruption.reason].text}
        </Notice>
      )}
      {isDone && state.look !== null && (
        <RunSummary kind={kind} look={state.look} alone={state.alone} />
      )}
      {kind === 'delete' && !isElsewhere && (
        <BringBack
          runId={runId}
          standing={isDone ? 'ended' : 'halfway'}
          asOf={`${state.phase} ${isIdle ? (state.look?.made ?? 0) : ''}`}
        />
      )}
      {isDone && undoes !== undefined && (
        <BringBack runId={undoes} standing="still" asOf={`${state.look?.made ?? 0}`} />
      )}
      {(state.look?.failed ?? 0) > 0 && (
        <RunFailures
          runId={runId}
          run={isIdle && !isElsewhere ? run : null}
          failed={state.look?.failed ?? 0}
        />
      )}
      {state.alone > 0 && (
        <ItemsLeftAlone run={run} count={state.alone} isIdle={isIdle && !isElsewhere} />
      )}
      {(isDone || isIdle) && (state.look?.made ?? 0) + state.alone > 0 && (
        <RunResult runId={runId} kind={kind} run={run} />
      )}
      {isEnding && (
        <Question
          title={words.endQuestion.title}
          text={[words.endQuestion.text(format.number(left))]}
          confirm={words.endQuestion.confirm}
          busy={false}
          problem={null}
          onConfirm={() => void end()}
          onClose={() => setEnding(false)}
        />
      )}
    </div>
  );
}

/** Calls `seen` once something is shown in a window that somebody can look at. */
function useSeen(isShown: boolean, seen: () => void): void {
  useEffect(() => {
    if (!isShown) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') seen();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [isShown, seen]);
}
