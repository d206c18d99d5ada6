import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { useClosePanel } from './panel.tsx';

/** A link to a conference that was deleted, or never was. */
export function MissingConference(): JSX.Element {
  const { t } = useI18n();
  const close = useClosePanel();
  const words = t.conferenceForm.missing;
  return (
    <Notice
      tone="warn"
      title={words.title}
      actions={
        <Button size="xs" variant="default" onClick={close}>
          {words.back}
        </Button>
      }
    >
      {words.text}
    </Notice>
  );
}
