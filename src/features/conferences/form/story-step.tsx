import { Loader } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { IconCheck, IconClockPause, IconHelpCircle, IconX } from '../../../components/icons.ts';
import { Sentence } from '../../../components/addresses/sentence.tsx';
import classes from './save-story.module.css';

/** One step of what happens after Save. */
export function StoryStep(props: {
  readonly state: 'done' | 'busy' | 'waiting' | 'uncertain' | 'failed';
  readonly title: string;
  /** What the title may become, with a line below it: there is room for the highest of them from the beginning. */
  readonly room?: readonly [string, string];
  readonly children?: ReactNode;
}): JSX.Element {
  return (
    <li className={classes.step} data-state={props.state}>
      <span className={classes.mark} aria-hidden>
        {props.state === 'done' && <IconCheck size={14} stroke={2.6} />}
        {props.state === 'waiting' && <IconClockPause size={14} stroke={2.2} />}
        {props.state === 'uncertain' && <IconHelpCircle size={14} stroke={2.2} />}
        {props.state === 'failed' && <IconX size={14} stroke={2.6} />}
        {props.state === 'busy' && <Loader size={14} />}
      </span>
      <div
        className={classes.stepBody}
        data-room={breakable(props.room?.[0])}
        data-more-room={breakable(props.room?.[1])}
      >
        <div>
          <span className={classes.stepTitle}>
            <Sentence>{props.title}</Sentence>
          </span>
          {props.children !== undefined && props.children !== false && (
            <div className={classes.more}>{props.children}</div>
          )}
        </div>
      </div>
    </li>
  );
}

/** Where a `Sentence` may go on in the next line, this may. */
function breakable(text: string | undefined): string | undefined {
  return text?.replaceAll(/(?<=@)|(?=\.)/gu, '\u200b');
}
