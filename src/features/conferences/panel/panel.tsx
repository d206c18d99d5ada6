import './panel.css';
import { Drawer } from '@mantine/core';
import { useLocation, useNavigate, useParams, type HistoryState } from '@tanstack/react-router';
import { useEffect, type JSX, type ReactNode } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useEscape } from '../../../components/dialogs/use-escape.ts';
import { useTitle } from '../../../components/pages/use-title.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { closeDialog, useAskedDialog } from './dialogs.ts';
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
  // A dialog that was asked for and is still being downloaded is called off.
  useEscape(true, asked === null ? close : closeDialog);
  useFocusBack(props.conferenceId);
  useTitle(props.title);
  return (
    <Drawer.Root
      opened
      onClose={close}
      closeOnEscape={false}
      position="right"
      size="62rem"
      transitionProps={{ duration: 0 }}
    >
      <Drawer.Overlay backgroundOpacity={0.35} />
      <Drawer.Content data-panel data-print-panel classNames={{ content: classes.content ?? '' }}>
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

/**
 * Back to where the panel was opened: the conference's own one for an Edit that began there, otherwise the
 * list, to which its link belongs.
 */
export function useClosePanel(): () => void {
  const navigate = useNavigate();
  const { accountId } = useAccount();
  const { conferenceId } = useParams({ strict: false });
  const isFromConference = useLocation({ select: ({ state }) => state.isFromConference === true });
  const place = {
    search: true,
    // The panel is left: whoever opens Edit again has not asked for the other address, and comes from elsewhere.
    state: (state: HistoryState) => ({
      ...state,
      toDirectoryAddress: false,
      isFromConference: false,
    }),
    resetScroll: false,
  } as const;
  return () =>
    void (isFromConference && conferenceId !== undefined
      ? navigate({
          to: '/a/$accountId/conferencing/settings/$conferenceId',
          params: { accountId, conferenceId },
          ...place,
        })
      : navigate({
          to: '/a/$accountId/conferencing/settings',
          params: { accountId },
          ...place,
        }));
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
