import type { JSX, ReactNode } from 'react';
import { Preferences } from '../../components/pages/preferences.tsx';
import { useTitle } from '../../components/pages/use-title.ts';
import { Wordmark } from '../../components/pages/wordmark.tsx';
import classes from './door.module.css';

/** The plain page around sign-in and password reset. */
export function Door(props: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  useTitle(props.title);
  return (
    <div className={classes.page}>
      <main className={classes.main}>
        <Wordmark />
        <div className={classes.card}>
          <h1>{props.title}</h1>
          {props.children}
        </div>
      </main>
      <footer className={classes.footer}>
        <Preferences />
      </footer>
    </div>
  );
}
