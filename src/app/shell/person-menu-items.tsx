import { Menu } from '@mantine/core';
import type { JSX } from 'react';
import type { Role } from '../../../domain/account/account.ts';
import { IconLogout } from '../../components/icons.ts';
import { signOut } from '../../firebase/session.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { EmailAddress } from '../../components/addresses/email-address.tsx';
import classes from './person-menu.module.css';

/** What the person menu holds. */
export function PersonMenuItems(props: {
  readonly email: string;
  readonly role: Role;
}): JSX.Element {
  const { t } = useI18n();
  const words = t.common.frame;
  return (
    <>
      <Menu.Label>
        <span className={classes.full}>
          <EmailAddress email={props.email} />
        </span>
        {words.role[props.role]}
      </Menu.Label>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconLogout size={16} stroke={1.7} aria-hidden />}
        onClick={() => void signOut()}
      >
        {words.signOut}
      </Menu.Item>
    </>
  );
}
