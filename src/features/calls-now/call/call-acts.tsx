import { Button } from '@mantine/core';
import type { ComponentProps, JSX } from 'react';
import type { CommandKind } from '../../../../domain/live-command.ts';
import { Question } from '../../../components/dialogs/dialog.tsx';
import {
  IconDoorEnter,
  IconLock,
  IconLockOpen,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
} from '../../../components/icons.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import type { Able } from '../acts/use-able.ts';
import type { Acts, Caller } from '../acts/use-acts.ts';
import type { RunningCall } from '../api/live-documents.ts';
import { useCallsNowWords } from '../calls-now-words.ts';
import classes from './acts.module.css';

const ICONS: Readonly<Partial<Record<CommandKind, typeof IconLock>>> = {
  admit: IconDoorEnter,
  muteAll: IconMicrophoneOff,
  unmuteAll: IconMicrophone,
  lock: IconLock,
  unlock: IconLockOpen,
  end: IconPhoneOff,
};

/** What is asked before it is done: the end of the call, or that a caller is removed; null: nothing. */
export type CallQuestion = 'end' | Caller | null;

/** What can be done with a whole call: only what its bridge can do, and what there is something to do for. */
export function CallActs(props: {
  readonly call: RunningCall;
  readonly able: Able;
  readonly acts: Acts;
  readonly question: CallQuestion;
  readonly onQuestion: (question: CallQuestion) => void;
}): JSX.Element | null {
  const { format } = useI18n();
  const words = useCallsNowWords().acts;
  const { call, able, acts, question, onQuestion } = props;
  const offered: readonly CommandKind[] = [
    ...(call.waiting > 0 ? (['admit'] as const) : []),
    'muteAll',
    'unmuteAll',
    call.isLocked === true ? 'unlock' : 'lock',
    'end',
  ];
  const shown = offered.filter(able.can);
  if (shown.length === 0) return null;
  const { callers } = call;
  return (
    <div role="group" aria-label={words.label} className={classes.acts}>
      {shown.map((kind) => {
        const Icon = ICONS[kind];
        return (
          <ActButton
            // Locking and unlocking are one button, which keeps the focus.
            key={kind === 'unlock' ? 'lock' : kind}
            size="xs"
            variant="default"
            isAsking={acts.isAsking(kind)}
            className={kind === 'end' ? (classes.end ?? '') : ''}
            leftSection={Icon && <Icon size={15} stroke={1.8} aria-hidden />}
            onAct={() => (kind === 'end' ? onQuestion('end') : acts.ask(kind))}
          >
            {words.names[kind]}
          </ActButton>
        );
      })}
      {question === 'end' && (
        <Question
          title={words.questions.end.title}
          text={[words.questions.end.text(callers, format.number(callers))]}
          confirm={words.names.end}
          busy={false}
          problem={null}
          onConfirm={() => {
            onQuestion(null);
            acts.ask('end');
          }}
          onClose={() => onQuestion(null)}
        />
      )}
    </div>
  );
}

/**
 * A button that does nothing while what it stands for is being asked, and keeps the focus: one that is
 * disabled would lose it.
 */
export function ActButton({
  isAsking,
  onAct,
  ...props
}: Omit<ComponentProps<typeof Button<'button'>>, 'onClick'> & {
  readonly isAsking: boolean;
  readonly onAct: () => void;
}): JSX.Element {
  return (
    <Button
      {...props}
      aria-disabled={isAsking}
      data-asking={isAsking || undefined}
      onClick={() => {
        if (!isAsking) onAct();
      }}
    />
  );
}
