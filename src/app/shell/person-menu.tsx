import { Menu, UnstyledButton } from '@mantine/core';
import type { JSX } from 'react';
import type { Role } from '../../../domain/account.ts';
import { IconChevronDown, IconLogout, IconUserCircle } from '../../components/icons.ts';
import { signOut } from '../../firebase/session.ts';
import { useI18n } from '../../i18n/provider.tsx';
import classes from './person-menu.module.css';

/** Who is signed in and as what, and the way out. */
export function PersonMenu(props: { readonly email: string; readonly role: Role }): JSX.Element {
  const { t } = useI18n();
  const words = t.common.frame;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-label={`${words.you}: ${props.email}`}>
          <IconUserCircle size={20} stroke={1.6} aria-hidden />
          <span className={classes.email}>{props.email}</span>
          <IconChevronDown size={14} stroke={1.8} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span className={classes.full}>{props.email}</span>
          {words.role[props.role]}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.7} aria-hidden />}
          onClick={() => void signOut()}
        >
          {words.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
