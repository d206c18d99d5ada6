import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, type JSX } from 'react';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './leave-guard.module.css';

/** Asks before anything typed is thrown away, whichever way one leaves. */
export function LeaveGuard(props: {
  readonly dirty: boolean;
  readonly onDiscard: () => void;
}): JSX.Element | null {
  const blocker = useBlocker({
    shouldBlockFn: () => props.dirty,
    enableBeforeUnload: () => props.dirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <DiscardQuestion
      onStay={blocker.reset}
      onLeave={() => {
        blocker.proceed();
        props.onDiscard();
      }}
    />
  );
}

/**
 * Mounted only while it is asked: a dialog that merely opened would hear the very Escape that closed
 * the panel, and close at once.
 */
function DiscardQuestion(props: {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const words = t.conferenceForm.guard;

  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <Modal.Root
      opened
      onClose={props.onStay}
      size="sm"
      centered
      zIndex={300}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={classes.body}>
          <Modal.Title className={classes.title}>{words.title}</Modal.Title>
          <p className={classes.text}>{words.text}</p>
          <div className={classes.actions}>
            <Button variant="default" onClick={props.onLeave}>
              {words.leave}
            </Button>
            <Button data-autofocus onClick={props.onStay}>
              {words.stay}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
