import './dialog.css';
import { Button, Modal } from '@mantine/core';
import { useEffect, type JSX, type ReactNode, type RefObject } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import { Sentence } from '../addresses/sentence.tsx';
import classes from './dialog.module.css';
import { ignoreSecondClick } from './second-click.ts';
import { useEscape } from './use-escape.ts';

/**
 * A dialog in the middle. Mounted only while it is open. When it goes, the focus returns to what had
 * it before, or to `returnTo` where that is gone (a menu's item, a row that was taken away).
 */
export function Dialog(props: {
  readonly title: string;
  /** With `actions`, the text above them; otherwise all there is, such as a form. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Something is being done that cannot be called off: Escape does not close it either. */
  readonly busy?: boolean;
  /** `elsewhere`: whoever closes it places the focus. */
  readonly returnTo?: RefObject<HTMLElement | null> | 'elsewhere';
  readonly onClose: () => void;
}): JSX.Element {
  const { returnTo } = props;
  useEffect(() => {
    if (returnTo === 'elsewhere') return;
    const before = document.activeElement;
    return () => returnFocus(before, returnTo);
  }, [returnTo]);
  useEffect(() => ignoreSecondClick, []);
  const close = (): void => {
    if (props.busy !== true) props.onClose();
  };
  useEscape(true, close);

  return (
    <Modal.Root
      opened
      onClose={close}
      closeOnEscape={false}
      size="30rem"
      centered
      zIndex={300}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content classNames={{ content: classes.content ?? '' }}>
        <Modal.Body className={classes.body}>
          <Modal.Title className={classes.title}>
            <Sentence>{props.title}</Sentence>
          </Modal.Title>
          {props.actions === undefined ? (
            props.children
          ) : (
            <>
              <div className={classes.text}>{props.children}</div>
              <div className={classes.actions}>{props.actions}</div>
            </>
          )}
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
    const isThere =
      before?.isConnected === true &&
      before !== document.body &&
      before.closest('[role="menu"]') === null;
    const target = isThere ? before : otherwise?.current;
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
      busy={props.busy}
      onClose={props.onClose}
      {...(props.returnTo === undefined ? {} : { returnTo: props.returnTo })}
      actions={
        <>
          <Button variant="default" data-autofocus disabled={props.busy} onClick={props.onClose}>
            {t.common.actions.cancel}
          </Button>
          <Button color="red" loading={props.busy} onClick={props.onConfirm}>
            {props.confirm}
          </Button>
        </>
      }
    >
      <div className={classes.outcome}>
        {props.text.map((paragraph) => (
          <p key={paragraph}>
            <Sentence>{paragraph}</Sentence>
          </p>
        ))}
      </div>
      {props.problem}
    </Dialog>
  );
}
