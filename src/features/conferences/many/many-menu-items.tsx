import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import {
  IconClock,
  IconDownload,
  IconKey,
  IconSend,
  IconTrash,
  IconUserCog,
} from '../../../components/icons.ts';
import { MANY_ACTIONS, type ManyAction } from './actions.ts';
import { useManyBarWords } from './many-words.ts';

const icons = {
  'send-again': IconSend,
  'new-codes': IconKey,
  reassign: IconUserCog,
  expiry: IconClock,
  delete: IconTrash,
} satisfies Record<ManyAction, unknown>;

/** What can be done with what is selected, where there is little room. */
export function ManyMenuItems(props: { readonly onExport: () => void }): JSX.Element {
  const { accountId } = useAccount();
  const words = useManyBarWords();
  const navigate = useNavigate();
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;
  const item = (action: ManyAction) => {
    const Icon = icons[action];
    return (
      <Menu.Item
        key={action}
        leftSection={<Icon {...icon} />}
        {...(action === 'delete' ? { color: 'var(--bad)' } : {})}
        onClick={() =>
          void navigate({
            to: '/a/$accountId/conferencing/many/$action',
            params: { accountId, action },
          })
        }
      >
        {words.actions[action]}
      </Menu.Item>
    );
  };
  return (
    <>
      {MANY_ACTIONS.filter((action) => action !== 'delete').map(item)}
      <Menu.Item leftSection={<IconDownload {...icon} />} onClick={props.onExport}>
        {words.export}
      </Menu.Item>
      <Menu.Divider />
      {item('delete')}
    </>
  );
}
