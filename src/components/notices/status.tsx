import type { JSX } from 'react';
import type { IconCheck } from '../icons.ts';
import { Sentence } from '../addresses/sentence.tsx';
import classes from './status.module.css';

/** A state: colour, icon and word always together; `quiet` is what concerns nobody any more. */
export function Status(props: {
  readonly tone: 'good' | 'busy' | 'warn' | 'bad' | 'quiet';
  readonly icon: typeof IconCheck;
  readonly word: string;
  /** Beside the word; what else there is to say may have a line of its own. */
  readonly when?: JSX.Element;
  readonly children?: JSX.Element | string;
}): JSX.Element {
  const Icon = props.icon;
  return (
    <span className={classes.status} data-tone={props.tone}>
      <Icon className={classes.icon} size={16} stroke={2} aria-hidden />
      <span className={classes.words}>
        <span className={classes.word}>{props.word}</span>
        {props.when !== undefined && <span className={classes.more}>{props.when}</span>}
        {props.children !== undefined && (
          <span className={classes.more}>
            {typeof props.children === 'string' ? (
              <Sentence>{props.children}</Sentence>
            ) : (
              props.children
            )}
          </span>
        )}
      </span>
    </span>
  );
}
