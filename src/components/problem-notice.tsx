import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { problemOf } from '../firebase/problem.ts';
import { useI18n } from '../i18n/provider.tsx';
import { Notice } from './notice.tsx';

/** A failed reading, in words, with a way to try again. */
export function ProblemNotice(props: {
  readonly error: unknown;
  readonly onRetry: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const words = t.common.problems[problemOf(props.error, navigator.onLine)];
  return (
    <Notice
      tone="bad"
      title={words.title}
      actions={
        <Button size="xs" variant="default" onClick={props.onRetry}>
          {t.common.actions.retry}
        </Button>
      }
    >
      {words.text}
    </Notice>
  );
}
