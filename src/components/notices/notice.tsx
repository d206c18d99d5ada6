import type { JSX, ReactNode } from 'react';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '../icons.ts';
import { Sentence } from '../addresses/sentence.tsx';
import classes from './notice.module.css';

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

const icons = {
  info: IconInfoCircle,
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconCircleX,
};

/** A sentence or two that belong to what stands next to them. `bad` is read out at once. */
export function Notice(props: {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}): JSX.Element {
  const Icon = icons[props.tone];
  return (
    <div className={classes.notice} data-tone={props.tone} role={role(props.tone)}>
      <Icon className={classes.icon} size={18} stroke={1.8} aria-hidden />
      <div className={classes.body}>
        {props.title !== undefined && (
          <p className={classes.title}>
            <Sentence>{props.title}</Sentence>
          </p>
        )}
        {props.children !== undefined && (
          <div className={classes.text}>
            {typeof props.children === 'string' ? (
              <Sentence>{props.children}</Sentence>
            ) : (
              props.children
            )}
          </div>
        )}
        {props.actions !== undefined && <div className={classes.actions}>{props.actions}</div>}
      </div>
    </div>
  );
}

function role(tone: NoticeTone): 'alert' | 'status' | undefined {
  if (tone === 'bad') return 'alert';
  return tone === 'good' ? 'status' : undefined;
}
