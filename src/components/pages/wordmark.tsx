import type { JSX } from 'react';
import classes from './wordmark.module.css';

/** The product's sign and name. */
export function Wordmark(): JSX.Element {
  return (
    <span className={classes.wordmark}>
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden>
        <rect width="32" height="32" rx="8" className={classes.ground} />
        <path
          d="M21.4 20.2a7.2 7.2 0 1 1 0-8.4"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinecap="round"
        />
        <circle cx="23" cy="16" r="2.2" fill="#fff" />
      </svg>
      Confdesk
    </span>
  );
}
