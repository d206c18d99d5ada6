import { ActionIcon } from '@mantine/core';
import type { JSX } from 'react';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconHourglassEmpty,
  IconX,
} from '../../../components/icons.ts';
import { useCallsNowWords } from '../calls-now-words.ts';
import { actSentence, type ActOutcome } from './act.ts';
import classes from './acts-told.module.css';
import type { Acts } from './use-acts.ts';

const looks: Readonly<
  Record<ActOutcome['is'], { readonly tone: string; readonly icon: typeof IconX }>
> = {
  asking: { tone: 'busy', icon: IconHourglassEmpty },
  done: { tone: 'good', icon: IconCircleCheck },
  refused: { tone: 'bad', icon: IconCircleX },
  unanswered: { tone: 'warn', icon: IconAlertTriangle },
  notAsked: { tone: 'bad', icon: IconCircleX },
};

/**
 * What was asked of the bridge, and what became of it: in one place, as a caller's row may go with what is
 * asked. It is read out where it changes (use-acts.ts).
 */
export function ActsTold({ acts }: { readonly acts: Acts }): JSX.Element | null {
  const words = useCallsNowWords().acts;
  if (acts.told.length === 0) return null;
  return (
    <ul className={classes.told} aria-label={words.told}>
      {acts.told.map((act) => {
        const { tone, icon: Icon } = looks[act.outcome.is];
        return (
          <li key={act.number} data-tone={tone}>
            <Icon className={classes.icon} size={16} stroke={2} aria-hidden />
            <span className={classes.sentence}>{actSentence(act, words)}</span>
            {act.outcome.is !== 'asking' && (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={words.dismiss}
                onClick={() => acts.dismiss(act)}
              >
                <IconX size={14} stroke={2} aria-hidden />
              </ActionIcon>
            )}
          </li>
        );
      })}
    </ul>
  );
}
