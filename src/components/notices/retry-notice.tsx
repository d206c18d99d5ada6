import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import { Notice } from './notice.tsx';

/** Something could not be loaded: what happened, in words, and a way to try again. */
export function RetryNotice(props: {
  readonly words: { readonly title: string; readonly text: string };
  readonly onRetry: () => void;
}): JSX.Element {
  const { t } = useI18n();
  return (
    <Notice
      tone="bad"
      title={props.words.title}
      actions={
        <Button size="xs" variant="default" onClick={props.onRetry}>
          {t.common.actions.retry}
        </Button>
      }
    >
      {props.words.text}
    </Notice>
  );
}
