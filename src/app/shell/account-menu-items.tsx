import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { IconCheck } from '../../components/icons.ts';
import type { Membership } from '../../firebase/accounts/accounts.ts';

/** A person's accounts, each the way into it. */
export function AccountMenuItems(props: {
  readonly memberships: readonly Membership[];
}): readonly JSX.Element[] {
  const { accountId } = useAccount();
  const navigate = useNavigate();
  return props.memberships.map((membership) => (
    <Menu.Item
      key={membership.accountId}
      rightSection={membership.accountId === accountId ? <IconCheck size={16} aria-hidden /> : null}
      onClick={() =>
        void navigate({ to: '/a/$accountId', params: { accountId: membership.accountId } })
      }
    >
      {membership.account.name}
    </Menu.Item>
  ));
}
