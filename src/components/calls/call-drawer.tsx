import { Drawer, Skeleton } from '@mantine/core';
import { useEffect, type JSX, type ReactNode } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import { useEscape } from '../dialogs/use-escape.ts';
import { useTitle } from '../pages/use-title.ts';
import classes from './call-drawer.module.css';

/**
 * A call over the list that it stands in, at an address of its own. When it goes, the focus returns to the
 * link that opened it, or to the one in the row that has the call's id as `data-call`.
 */
export function CallDrawer(props: {
  readonly callId: string;
  readonly title: string;
  /** How wide it is where there is room, such as `48rem`. */
  readonly size: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  const { t } = useI18n();
  useFocusBack(props.callId);
  useTitle(props.title);
  useEscape(true, props.onClose);
  return (
    <Drawer.Root
      opened
      onClose={props.onClose}
      closeOnEscape={false}
      position="right"
      size={props.size}
      transitionProps={{ duration: 0 }}
    >
      <Drawer.Overlay backgroundOpacity={0.35} />
      <Drawer.Content data-panel data-print-panel classNames={{ content: classes.content ?? '' }}>
        {/* Not Drawer.Header: its <header> would be a second banner of the page. */}
        <div className={classes.header}>
          <Drawer.Title className={classes.title}>
            <bdi>{props.title}</bdi>
          </Drawer.Title>
          <Drawer.CloseButton aria-label={t.common.actions.close} />
        </div>
        <Drawer.Body className={classes.body}>{props.children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** The outline of what is being read. */
export function CallDrawerSkeleton(): JSX.Element {
  const { t } = useI18n();
  return (
    <div className={classes.skeleton} role="status" aria-label={t.common.loading}>
      {Array.from({ length: 5 }, (_, row) => (
        <Skeleton key={row} height={16} width={`${90 - row * 9}%`} />
      ))}
    </div>
  );
}

function useFocusBack(callId: string): void {
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      const row = document.querySelector(`[data-call="${CSS.escape(callId)}"] a`);
      const target = opener?.isConnected === true && opener.matches('a') ? opener : row;
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    };
  }, [callId]);
}
