import { ActionIcon, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Conference } from '../../../../domain/conference.ts';
import { useAccount } from '../../../components/account-context.tsx';
import { announce } from '../../../components/announcer.tsx';
import { useCopy } from '../../../components/copy-button.tsx';
import { IconCopy, IconDots, IconMail, IconPencil, IconSend } from '../../../components/icons.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import type { useSendAgain } from './use-send-again.ts';
import { invitationFor } from './invitation.ts';

/** What can be done with one conference without opening it. Viewers copy; administrators act. */
export function RowMenu(props: {
  readonly conference: Conference;
  readonly sendAgain: ReturnType<typeof useSendAgain>;
}): JSX.Element {
  const { t } = useI18n();
  const { accountId, account, role } = useAccount();
  const navigate = useNavigate();
  const { copy } = useCopy();
  const { conference, sendAgain } = props;
  const { participantCode, tag, id } = conference;
  const words = t.conferences;
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="md" aria-label={words.menu.label(tag)}>
          <IconDots {...icon} size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {role === 'admin' && (
          <Menu.Item
            leftSection={<IconPencil {...icon} />}
            onClick={() =>
              void navigate({
                to: '/a/$accountId/conferencing/settings/$conferenceId/edit',
                params: { accountId, conferenceId: id },
                search: true,
                resetScroll: false,
              })
            }
          >
            {words.menu.edit}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconCopy {...icon} />}
          disabled={participantCode === null}
          onClick={() => void copy(participantCode ?? '')}
        >
          {words.codes.copyParticipant}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconMail {...icon} />}
          disabled={participantCode === null}
          onClick={async () => {
            await copy(await invitationFor(conference, account));
            announce(words.codes.invitationCopied);
          }}
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
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
