import { Button } from '@mantine/core';
import type { JSX } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import {
  IconCopyPlus,
  IconKey,
  IconPencil,
  IconSend,
  IconTrash,
} from '../../../components/icons.ts';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { openDialog } from '../panel/dialogs.ts';
import classes from './conference-actions.module.css';
import { hasParticipantCode } from '../codes/participant-code.tsx';
import type { useSendAgain } from '../delivery/use-send-again.ts';

/** What an administrator does with a conference. */
export function ConferenceActions(props: {
  readonly conference: Conference;
  readonly sendAgain: ReturnType<typeof useSendAgain>;
}): JSX.Element {
  const { t } = useI18n();
  const { accountId } = useAccount();
  const { conference, sendAgain } = props;
  const words = t.conferences.menu;
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;
  return (
    <div className={classes.actions}>
      <LinkButton
        to="/a/$accountId/conferencing/settings/$conferenceId/edit"
        params={{ accountId, conferenceId: conference.id }}
        search={true}
        state={(state) => ({ ...state, isFromConference: true })}
        resetScroll={false}
        leftSection={<IconPencil {...icon} />}
      >
        {words.edit}
      </LinkButton>
      <LinkButton
        variant="default"
        to="/a/$accountId/conferencing/settings/$conferenceId/duplicate"
        params={{ accountId, conferenceId: conference.id }}
        search={true}
        state={true}
        resetScroll={false}
        leftSection={<IconCopyPlus {...icon} />}
      >
        {words.duplicate}
      </LinkButton>
      <Button
        variant="default"
        loading={sendAgain.isPending}
        leftSection={<IconSend {...icon} />}
        onClick={({ currentTarget }) => sendAgain.send(conference, currentTarget)}
      >
        {words.sendAgain}
      </Button>
      <Button
        variant="default"
        disabled={!hasParticipantCode(conference)}
        leftSection={<IconKey {...icon} />}
        onClick={(event) => openDialog('newCodes', conference, event.currentTarget)}
      >
        {words.newCodes}
      </Button>
      <Button
        variant="default"
        className={classes.danger ?? ''}
        leftSection={<IconTrash {...icon} />}
        onClick={(event) => openDialog('delete', conference, event.currentTarget)}
      >
        {words.delete}
      </Button>
    </div>
  );
}
