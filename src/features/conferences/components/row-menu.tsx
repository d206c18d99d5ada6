import { ActionIcon, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, type JSX } from 'react';
import type { Conference } from '../../../../domain/conference.ts';
import { useAccount } from '../../../components/account-context.tsx';
import { useCopy } from '../../../components/copy-button.tsx';
import {
  IconArrowRight,
  IconCopy,
  IconDots,
  IconKey,
  IconMail,
  IconPencil,
  IconSend,
  IconTrash,
} from '../../../components/icons.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { openDialog } from '../dialogs.ts';
import { invitationFor } from './invitation.ts';
import { hasParticipantCode } from './participant-code.tsx';
import type { useSendAgain } from './use-send-again.ts';

/** What can be done with one conference without opening it. Viewers copy; administrators act. */
export function RowMenu(props: {
  readonly conference: Conference;
  readonly sendAgain: ReturnType<typeof useSendAgain>;
}): JSX.Element {
  const { t } = useI18n();
  const { accountId, account, role } = useAccount();
  const navigate = useNavigate();
  const { copy, copyRich } = useCopy();
  const button = useRef<HTMLButtonElement>(null);
  const { conference, sendAgain } = props;
  const { participantCode, tag, id } = conference;
  const words = t.conferences;
  const hasCode = hasParticipantCode(conference);
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;
  const place = {
    params: { accountId, conferenceId: id },
    search: true,
    resetScroll: false,
  } as const;

  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant="subtle"
          color="gray"
          size="md"
          aria-label={words.menu.label(tag)}
        >
          <IconDots {...icon} size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
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
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconCopy {...icon} />}
          disabled={!hasCode}
          onClick={() => void copy(participantCode ?? '')}
        >
          {words.codes.copyParticipant}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconMail {...icon} />}
          disabled={!hasCode}
          onClick={() =>
            void copyRich(invitationFor(conference, account), words.codes.invitationCopied)
          }
        >
          {words.codes.copyInvitation}
        </Menu.Item>
        {role === 'admin' && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconSend {...icon} />}
              disabled={sendAgain.isPending}
              onClick={() => sendAgain.send(conference)}
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
      </Menu.Dropdown>
    </Menu>
  );
}
