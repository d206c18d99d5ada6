import type { JSX, ReactNode } from 'react';
import classes from './message-page.module.css';
import { useTitle } from './use-title.ts';

/** A page that only says something: not found, no account, failed, new version. */
export function MessagePage(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}): JSX.Element {
  useTitle(props.title);
  return (
    <div className={classes.page}>
      <h1>{props.title}</h1>
      <div className={classes.text}>{props.children}</div>
      {props.actions !== undefined && <div className={classes.actions}>{props.actions}</div>}
    </div>
  );
}
