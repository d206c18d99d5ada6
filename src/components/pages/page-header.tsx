import type { JSX, ReactNode } from 'react';
import classes from './page-header.module.css';
import { useTitle } from './use-title.ts';

/** The H1, a figure beside it, and the page's one primary action at the right. */
export function PageHeader(props: {
  readonly title: string;
  readonly figure?: ReactNode;
  readonly action?: ReactNode;
}): JSX.Element {
  useTitle(props.title);
  return (
    <header className={classes.header}>
      <h1>{props.title}</h1>
      {props.figure !== undefined && <span className={classes.figure}>{props.figure}</span>}
      {props.action !== undefined && <div className={classes.action}>{props.action}</div>}
    </header>
  );
}
