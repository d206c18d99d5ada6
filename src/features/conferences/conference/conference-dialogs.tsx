import { useLocation } from '@tanstack/react-router';
import { useEffect, type JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { late } from '../../../components/late/late.tsx';
import { useDeletions } from '../deletion/undoable-deletions.ts';
import { closeDialog, expiredKind, useAskedDialog } from '../panel/dialogs.ts';

const NewCodesDialog = late(
  async () => (await import('../renewal/new-codes-dialog.tsx')).NewCodesDialog,
  null,
);
const ExpiredDialog = late(
  async () => (await import('../expired/expired-dialog.tsx')).ExpiredDialog,
  null,
);
const DeleteDialog = late(
  async () => (await import('../deletion/delete-dialog.tsx')).DeleteDialog,
  null,
);
const InvitationScreen = late(
  async () => (await import('../invitation/invitation-screen.tsx')).InvitationScreen,
  null,
);
const DeletionToasts = late(
  async () => (await import('../deletion/deletion-toasts.tsx')).DeletionToasts,
  null,
);

/** What opens over the list and over its panels when asked for. Once on the page. */
export function ConferenceDialogs(): JSX.Element {
  const { accountId } = useAccount();
  const asked = useAskedDialog();
  const expired = expiredKind(asked);
  const deletions = useDeletions().filter((deletion) => deletion.accountId === accountId);
  const path = useLocation({ select: ({ pathname }) => pathname });

  // Whoever goes elsewhere, with the browser's Back for one, has answered by that.
  useEffect(() => () => closeDialog('elsewhere'), [path]);

  return (
    <>
      {asked?.kind === 'newCodes' && (
        <NewCodesDialog key={asked.conference.id} conference={asked.conference} />
      )}
      {asked !== null && expired !== null && (
        <ExpiredDialog
          key={`${asked.conference.id}/${expired}`}
          conference={asked.conference}
          kind={expired}
          opener={asked.opener}
        />
      )}
      {asked?.kind === 'delete' && (
        <DeleteDialog key={asked.conference.id} conference={asked.conference} />
      )}
      {asked?.kind === 'invitation' && <InvitationScreen conference={asked.conference} />}
      {deletions.length > 0 && <DeletionToasts deletions={deletions} />}
    </>
  );
}
