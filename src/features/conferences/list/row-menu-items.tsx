import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { JSX, RefObject } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useCopy } from '../../../components/controls/copy-button.tsx';
import {
  IconArrowRight,
  IconChartBar,
  IconCopy,
  IconCopyPlus,
  IconKey,
  IconMail,
  IconPencil,
  IconSend,
  IconTrash,
} from '../../../components/icons.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { openDialog } from '../panel/dialogs.ts';
import { useCopyInvitation } from '../invitation/use-copy-invitation.ts';
import { hasParticipantCode } from '../codes/participant-code.tsx';
import { useReveal } from '../codes/use-reveal.ts';
import type { useSendAgain } from '../delivery/use-send-again.ts';

/** What a row's menu holds. Viewers copy; administrators act. */
export function RowMenuItems(props: {
  readonly conference: Conference;
  readonly sendAgain: ReturnType<typeof useSendAgain>;
  /** The menu's; it has the focus again after a dialog. */
  readonly button: RefObject<HTMLButtonElement | null>;
}): JSX.Element {
  const { t } = useI18n();
  const { accountId, role } = useAccount();
  const navigate = useNavigate();
  const { copy } = useCopy();
  const { read } = useReveal(props.conference.id);
  const { copyInvitation } = useCopyInvitation();
  const { conference, sendAgain, button } = props;
  const { participantCode, id } = conference;
  const words = t.conferences;
  const hasCode = hasParticipantCode(conference);
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;
  const place = {
    params: { accountId, conferenceId: id },
    search: true,
    state: true,
    resetScroll: false,
  } as const;

  return (
    <>
      <Menu.Item
        leftSection={<IconArrowRight {...icon} />}
        onClick={() =>
          void navigate({ to: '/a/$accountId/conferencing/settings/$conferenceId', ...place })
        }
      >
        {words.menu.open}
      </Menu.Item>
      {role === 'admin' && (
        <Menu.Item
          leftSection={<IconPencil {...icon} />}
          onClick={() =>
            void navigate({
              to: '/a/$accountId/conferencing/settings/$conferenceId/edit',
              ...place,
            })
          }
        >
          {words.menu.edit}
        </Menu.Item>
      )}
      {role === 'admin' && (
        <Menu.Item
          leftSection={<IconCopyPlus {...icon} />}
          onClick={() =>
            void navigate({
              to: '/a/$accountId/conferencing/settings/$conferenceId/duplicate',
              ...place,
            })
          }
        >
          {words.menu.duplicate}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconChartBar {...icon} />}
        onClick={() =>
          void navigate({
            to: '/a/$accountId/conferencing/usage',
            params: { accountId },
            search: { conference: id },
          })
        }
      >
        {words.menu.usage}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconCopy {...icon} />}
        disabled={!hasCode}
        onClick={() => void copy(participantCode ?? '')}
      >
        {words.codes.copyParticipant}
      </Menu.Item>
      {role === 'admin' && (
        <Menu.Item
          leftSection={<IconCopy {...icon} />}
          disabled={conference.codesVersion === 0}
          onClick={() => void read(copy)}
        >
          {words.codes.copyLeader}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconMail {...icon} />}
        disabled={!hasCode}
        onClick={() => copyInvitation(conference, 'rich', button.current)}
      >
        {words.codes.copyInvitation}
      </Menu.Item>
      {role === 'admin' && (
        <>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconSend {...icon} />}
            disabled={sendAgain.isPending}
            onClick={() => sendAgain.send(conference, button.current)}
          >
            {words.menu.sendAgain}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconKey {...icon} />}
            disabled={!hasCode}
            onClick={() => openDialog('newCodes', conference, button.current)}
          >
            {words.menu.newCodes}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--bad)"
            leftSection={<IconTrash {...icon} />}
            onClick={() => openDialog('delete', conference, button.current)}
          >
            {words.menu.delete}
          </Menu.Item>
        </>
      )}
    </>
  );
}
