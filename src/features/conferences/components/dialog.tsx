import './panel.css';
import { Modal } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { closeDialog } from '../dialogs.ts';
import classes from './dialog.module.css';

/**
 * A question over the list or over a panel. Its owner mounts it only while it is asked, and
 * `closeDialog` brings the focus back (Mantine's own return waits for a dialog that closes).
 */
export function Dialog(props: {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  /** Something is being done that cannot be called off. */
  readonly busy: boolean;
}): JSX.Element {
  const close = (): void => {
    if (!props.busy) closeDialog();
  };
  return (
    <Modal.Root
      opened
      onClose={close}
      size="30rem"
      centered
      zIndex={300}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content classNames={{ content: classes.content ?? '' }}>
        <Modal.Body className={classes.body}>
          <Modal.Title className={classes.title}>{props.title}</Modal.Title>
          <div className={classes.text}>{props.children}</div>
          <div className={classes.actions}>{props.actions}</div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
