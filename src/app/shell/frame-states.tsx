import { Skeleton } from '@mantine/core';
import { useLayoutEffect, type JSX } from 'react';
import { isOutlineShown, removeOutline } from '../../components/pages/outline.ts';
import { ProblemNotice } from '../../components/notices/problem-notice.tsx';
import { Wordmark } from '../../components/pages/wordmark.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import classes from './frame.module.css';

/** The frame's outline while the account is being read; nothing where the page's own is still there. */
export function FrameSkeleton(): JSX.Element | null {
  const { t } = useI18n();
  if (isOutlineShown()) return null;
  return (
    <div className={classes.frame} role="status" aria-label={t.common.loading}>
      <div className={classes.side}>
        <div className={classes.brand}>
          <Wordmark />
        </div>
        <Skeleton height={36} mb={24} />
        <Skeleton height={14} width="60%" mb={14} />
        <Skeleton height={14} width="75%" />
      </div>
      <div className={classes.right}>
        <div className={classes.content}>
          <Skeleton height={26} width={180} mb={28} />
          <Skeleton height={132} maw={420} />
        </div>
      </div>
    </div>
  );
}

/** The account could not be read. */
export function FrameProblem(props: {
  readonly error: unknown;
  readonly onRetry: () => void;
}): JSX.Element {
  useLayoutEffect(removeOutline, []);
  return (
    <main className={classes.problem}>
      <Wordmark />
      <ProblemNotice error={props.error} onRetry={props.onRetry} />
    </main>
  );
}
