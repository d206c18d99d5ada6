import { Drawer } from '@mantine/core';
import type { JSX } from 'react';
import { useEscape } from '../../components/dialogs/use-escape.ts';
import { Preferences } from '../../components/pages/preferences.tsx';
import { Wordmark } from '../../components/pages/wordmark.tsx';
import type { Membership } from '../../firebase/accounts/accounts.ts';
import { useI18n } from '../../i18n/provider.tsx';
import classes from './navigation-drawer.module.css';
import { Navigation } from './navigation.tsx';

/** The navigation on a narrow screen. What opens it weighs more than the frame, so it comes when asked for. */
export function NavigationDrawer(props: {
  readonly memberships: readonly Membership[];
  readonly opened: boolean;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useI18n();
  useEscape(props.opened, props.onClose);
  return (
    <Drawer.Root
      opened={props.opened}
      onClose={props.onClose}
      closeOnEscape={false}
      size="18rem"
      transitionProps={{ duration: 120 }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Not Drawer.Header: its <header> would be a second banner of the page. */}
        <div className={classes.head}>
          <Drawer.Title>
            <Wordmark />
          </Drawer.Title>
          <Drawer.CloseButton aria-label={t.common.frame.closeNavigation} />
        </div>
        <Drawer.Body>
          <Navigation memberships={props.memberships} onChosen={props.onClose} />
          <div className={classes.preferences}>
            <Preferences />
          </div>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
