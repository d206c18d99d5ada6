import { UnstyledButton } from '@mantine/core';
import type { JSX } from 'react';
import type { Role } from '../../../domain/account/account.ts';
import { IconChevronDown, IconUserCircle } from '../../components/icons.ts';
import { lateMenu } from '../../components/late/late-menu.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import classes from './person-menu.module.css';

const LateMenu = lateMenu(async () => (await import('./person-menu-items.tsx')).PersonMenuItems);

/** Who is signed in and as what, and the way out. */
export function PersonMenu(props: { readonly email: string; readonly role: Role }): JSX.Element {
  const { t } = useI18n();
  return (
    <LateMenu
      position="bottom-end"
      width={240}
      items={props}
      button={
        <UnstyledButton
          className={classes.button}
          aria-label={`${t.common.frame.you}: ${props.email}`}
        >
          <IconUserCircle size={20} stroke={1.6} aria-hidden />
          <span className={classes.email}>{props.email}</span>
          <IconChevronDown size={14} stroke={1.8} aria-hidden />
        </UnstyledButton>
      }
    />
  );
}
