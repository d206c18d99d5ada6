import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { ConferenceFormState } from './use-conference-form.ts';

/** Save was pressed on a conference that has expired: whether it is to have a new date first. */
export function ExpiredQuestion(props: {
  readonly state: ConferenceFormState;
  readonly expiresAt: Date;
  readonly onNewDate: () => void;
}): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const { form, saveAsExpired } = props.state;
  const { isSubmitting } = form.formState;
  const words = t.conferenceForm.expiredQuestion;
  const expired = format.dateTime(props.expiresAt, account.timeZone);
  return (
    <Notice
      tone="warn"
      title={words.title}
      actions={
        <>
          <Button
            size="xs"
            disabled={isSubmitting}
            // The button that was pressed has gone, and the focus with it.
            autoFocus
            onClick={props.onNewDate}
          >
            {words.newDate}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={isSubmitting}
            onClick={() => void saveAsExpired()}
          >
            {words.sendAsExpired}
          </Button>
        </>
      }
    >
      <span role="alert">{words.text(expired)}</span>
    </Notice>
  );
}
