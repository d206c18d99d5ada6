import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './leave-guard.module.css';

/** Asks before anything typed is thrown away, whichever way one leaves. */
export function LeaveGuard(props: {
  readonly dirty: boolean;
  readonly onDiscard: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const words = t.conferenceForm.guard;
  const blocker = useBlocker({
    shouldBlockFn: () => props.dirty,
    enableBeforeUnload: () => props.dirty,
    withResolver: true,
  });
  const stay = (): void => {
    if (blocker.status === 'blocked') blocker.reset();
  };
  const leave = (): void => {
    if (blocker.status !== 'blocked') return;
    blocker.proceed();
    props.onDiscard();
  };
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={stay}
      title={words.title}
      size="sm"
      centered
      zIndex={300}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t.common.actions.close }}
    >
      <p className={classes.text}>{words.text}</p>
      <div className={classes.actions}>
        <Button variant="default" onClick={leave}>
          {words.leave}
        </Button>
        <Button data-autofocus onClick={stay}>
          {words.stay}
        </Button>
      </div>
    </Modal>
  );
}
