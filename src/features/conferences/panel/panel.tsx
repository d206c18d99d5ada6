import './panel.css';
import { Drawer } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, type JSX, type ReactNode } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useTitle } from '../../../components/pages/use-title.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { useAskedDialog } from './dialogs.ts';
import classes from './panel.module.css';

/** What opens over the list at an address of its own. The list below stays as it is. */
export function Panel(props: {
  readonly title: string;
  /** The conference whose row the focus goes back to; none for a new one. */
  readonly conferenceId?: string;
  readonly children: ReactNode;
}): JSX.Element {
  const { t } = useI18n();
  const close = useClosePanel();
  const asked = useAskedDialog();
  useFocusBack(props.conferenceId);
  useTitle(props.title);
  return (
    <Drawer.Root
      opened
      onClose={close}
      // Escape then means the dialog that stands over the panel.
      closeOnEscape={asked === null}
      position="right"
      size="62rem"
      transitionProps={{ duration: 0 }}
    >
      <Drawer.Overlay backgroundOpacity={0.35} />
      <Drawer.Content data-panel classNames={{ content: classes.content ?? '' }}>
        {/* Not Drawer.Header: its <header> would be a second banner of the page. */}
        <div className={classes.header}>
          <Drawer.Title className={classes.title}>{props.title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t.common.actions.close} />
        </div>
        <Drawer.Body className={classes.body}>{props.children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/**
 * When the panel goes, the focus returns to what opened it, or to the conference's row if that was a
 * click or a menu that is gone. (Mantine's own return waits for a dialog that closes; this one is
 * taken away with its address.)
 */
function useFocusBack(conferenceId: string | undefined): void {
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      const row =
        conferenceId === undefined
          ? null
          : document.querySelector(`[data-conference="${CSS.escape(conferenceId)}"] a`);
      const target = opener?.isConnected === true && opener.matches('a, button') ? opener : row;
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    };
  }, [conferenceId]);
}

/** Back to the list, from which the panel was opened or to which its link belongs. */
export function useClosePanel(): () => void {
  const navigate = useNavigate();
  const { accountId } = useAccount();
  return () =>
    void navigate({
      to: '/a/$accountId/conferencing/settings',
      params: { accountId },
      search: true,
      // Its panel is left: whoever opens Edit again has not asked for the other address.
      state: (state) => ({ ...state, toDirectoryAddress: false }),
      resetScroll: false,
    });
}

/** The two halves: what one does at the left, what it results in at the right; on a phone below. */
export function Halves(props: {
  readonly left: ReactNode;
  readonly right: ReactNode;
}): JSX.Element {
  return (
    <div className={classes.halves}>
      <div className={classes.left}>{props.left}</div>
      <div className={classes.right}>{props.right}</div>
    </div>
  );
}
