import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { Notice } from '../../../components/notices/notice.tsx';
import { problemOf } from '../../../firebase/problem.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { ConflictError, GoneError } from '../api/save-conference.ts';

/** The email was not sent again: why, and what is shown now. */
export function SendAgainFailed(props: {
  readonly error: unknown;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const kind = problemOf(props.error);
  const problem = t.common.problems[kind];
  return (
    <Notice
      tone="bad"
      title={
        kind === 'unavailable' ? t.conferences.sendAgainPerhaps : t.conferences.sendAgainFailed
      }
      actions={
        <Button size="xs" variant="default" onClick={props.onClose}>
          {t.common.actions.close}
        </Button>
      }
    >
      {props.error instanceof ConflictError
        ? t.conferencePage.changed.meanwhile
        : props.error instanceof GoneError
          ? t.conferencePage.why.gone
          : `${problem.title}. ${problem.text}`}
    </Notice>
  );
}
