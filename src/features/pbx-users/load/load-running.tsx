import { Button } from '@mantine/core';
import { useEffect, useRef, type JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconCheck } from '../../../components/icons.ts';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { ProgressBar } from '../../../components/notices/progress-bar.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { Loaded, LoadProgress } from '../api/load-users.ts';
import { useLoadWords } from './load-words.ts';
import { FilePageSection } from '../../../csv-files/screens/file-page-parts.tsx';
import classes from '../../../csv-files/screens/file-page-parts.module.css';
import type { LoadRun, LoadStop } from './use-load-run.ts';

/** What a person can do nothing about by going on. */
const FINAL: readonly LoadStop[] = ['notMember', 'viewer', 'serviceOff', 'provider', 'session'];

/** A load that has begun: how far it is, what stopped it, or what came of it. */
export function LoadRunning(props: {
  readonly run: Exclude<LoadRun, { step: 'idle' }>;
  readonly onGoOn: () => void;
  readonly onAnother: () => void;
}): JSX.Element {
  const words = useLoadWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { run } = props;
  const isDone = run.step === 'done';
  // The button that had the focus is gone.
  useEffect(() => heading.current?.focus(), [isDone]);

  if (run.step === 'done') {
    return (
      <FilePageSection heading={words.done.heading} headingRef={heading}>
        <Results loaded={run.loaded} />
        <Ways onAnother={props.onAnother} />
      </FilePageSection>
    );
  }
  return (
    <FilePageSection heading={words.running.heading} headingRef={heading}>
      <Progress progress={run.progress} />
      {run.step === 'stopped' ? (
        <Stopped why={run.why} progress={run.progress} onGoOn={props.onGoOn} />
      ) : (
        <p className={classes.note}>{words.running.stay}</p>
      )}
    </FilePageSection>
  );
}

function doneOf({ counts }: LoadProgress): number {
  return counts.create + counts.change + counts.back + counts.left;
}

function Progress(props: { readonly progress: LoadProgress }): JSX.Element {
  const { format } = useI18n();
  const words = useLoadWords().running;
  const done = doneOf(props.progress);
  const { total } = props.progress;
  return (
    <div className={classes.waiting}>
      {words.progress(format.number(done), format.number(total))}
      <ProgressBar label={words.heading} done={done} total={total} />
    </div>
  );
}

function Stopped(props: {
  readonly why: LoadStop;
  readonly progress: LoadProgress;
  readonly onGoOn: () => void;
}): JSX.Element {
  const { format } = useI18n();
  const words = useLoadWords().stopped;
  const { why, progress } = props;
  return (
    <Notice
      tone="bad"
      title={words[why].title}
      actions={
        !FINAL.includes(why) && (
          <Button size="xs" onClick={props.onGoOn}>
            {words.goOn}
          </Button>
        )
      }
    >
      <p>{words.loaded(format.number(doneOf(progress)), format.number(progress.total))}</p>
      <p>{words[why].text}</p>
    </Notice>
  );
}

function Results(props: { readonly loaded: Loaded }): JSX.Element {
  const { format } = useI18n();
  const words = useLoadWords().done;
  const counts = { ...props.loaded.counts, unchanged: props.loaded.unchanged };
  const told = (['create', 'change', 'back', 'left', 'unchanged'] as const).filter(
    (how) => counts[how] > 0,
  );
  return (
    <ul className={classes.results}>
      {told.map((how) => (
        <li key={how}>
          <IconCheck size={16} stroke={2} aria-hidden />
          {words[how](counts[how], format.number(counts[how]))}
        </li>
      ))}
    </ul>
  );
}

function Ways(props: { readonly onAnother: () => void }): JSX.Element {
  const { accountId } = useAccount();
  const words = useLoadWords().done;
  const users = { to: '/a/$accountId/conferencing/users', params: { accountId } } as const;
  return (
    <div className={classes.actions}>
      <LinkButton {...users} search={{ show: 'without' }}>
        {words.generate}
      </LinkButton>
      <LinkButton {...users} search={{}} variant="default">
        {words.list}
      </LinkButton>
      <Button variant="subtle" onClick={props.onAnother}>
        {words.another}
      </Button>
    </div>
  );
}
