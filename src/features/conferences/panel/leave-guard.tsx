import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { JSX } from 'react';
import { Dialog } from '../../../components/dialogs/dialog.tsx';
import { useI18n } from '../../../i18n/provider.tsx';

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

  return (
    <Dialog
      title={words.title}
      onClose={props.onStay}
      actions={
        <>
          <Button variant="default" onClick={props.onLeave}>
            {words.leave}
          </Button>
          <Button data-autofocus onClick={props.onStay}>
            {words.stay}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
    </Dialog>
  );
}
