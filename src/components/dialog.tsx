import './dialog.css';
import { Button, Modal } from '@mantine/core';
import { useEffect, type JSX, type ReactNode, type RefObject } from 'react';
import { useI18n } from '../i18n/provider.tsx';
import classes from './dialog.module.css';

/**
 * A dialog in the middle. Mounted only while it is open. When it goes, the focus returns to what had
 * it before, or to `returnTo` where that is gone (a menu's item, a row that was taken away).
 */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly returnTo?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}): JSX.Element {
  const { returnTo } = props;
  useEffect(() => {
    const before = document.activeElement;
    return () => returnFocus(before, returnTo);
  }, [returnTo]);

  return (
    <Modal.Root
      opened
      onClose={props.onClose}
      size="md"
      centered
      zIndex={300}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={classes.body}>
          <Modal.Title className={classes.title}>{props.title}</Modal.Title>
          {props.children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** After what comes of closing has been drawn: the row that was spoken of may go with the dialog. */
function returnFocus(
  before: Element | null,
  otherwise: RefObject<HTMLElement | null> | undefined,
): void {
  setTimeout(() => {
    const isThere = before?.matches('a, button, input') === true && before.isConnected;
    const target = isThere && before.role !== 'menuitem' ? before : otherwise?.current;
    if (target instanceof HTMLElement) target.focus();
  });
}

/** Asks before something that is hard to take back. `text` says what will happen. */
export function Question(props: {
  readonly title: string;
  readonly text: readonly string[];
  readonly confirm: string;
  readonly busy: boolean;
  readonly problem: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly returnTo?: RefObject<HTMLElement | null>;
}): JSX.Element {
  const { t } = useI18n();
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      {...(props.returnTo === undefined ? {} : { returnTo: props.returnTo })}
    >
      <div className={classes.text}>
        {props.text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {props.problem !== null && <div className={classes.problem}>{props.problem}</div>}
      <div className={classes.actions}>
        <Button variant="default" data-autofocus onClick={props.onClose}>
          {t.common.actions.cancel}
        </Button>
        <Button color="red" loading={props.busy} onClick={props.onConfirm}>
          {props.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
