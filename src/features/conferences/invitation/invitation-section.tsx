import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { IconCheck, IconCopy, IconPrinter, IconQrcode } from '../../../components/icons.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { printPart } from '../../../components/print/print-part.tsx';
import { openDialog, useAskedDialog } from '../panel/dialogs.ts';
import { printInvitation } from './print/print-invitation.ts';
import { useCopyInvitation } from './use-copy-invitation.ts';
import classes from './invitation-section.module.css';
import { hasParticipantCode } from '../codes/participant-code.tsx';

const InvitationSheet = printPart(
  async () => (await import('./print/invitation-sheet.tsx')).InvitationSheet,
);

/** What participants get: to paste into an email or a chat, or to be shown in the room. */
export function InvitationSection(props: { readonly conference: Conference }): JSX.Element {
  const { t } = useI18n();
  const { conference } = props;
  const formatted = useCopyInvitation();
  const plain = useCopyInvitation();
  const words = t.conferencePage.invitation;
  // Shown on the screen, it is what is printed.
  const asked = useAskedDialog();
  const ready = hasParticipantCode(conference);
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

  const show = (opener: HTMLElement): void => {
    const kind = isExpired(conference, new Date()) ? 'showExpired' : 'invitation';
    openDialog(kind, conference, opener);
  };

  return (
    <section aria-labelledby="conference-invitation">
      <h3 id="conference-invitation">{words.title}</h3>
      <p className={classes.text}>{words.text}</p>
      <div className={classes.actions}>
        <Button
          variant="default"
          disabled={!ready}
          leftSection={
            formatted.outcome === 'copied' ? <IconCheck {...icon} /> : <IconCopy {...icon} />
          }
          onClick={({ currentTarget }) =>
            formatted.copyInvitation(conference, 'rich', currentTarget)
          }
        >
          {formatted.outcome === 'copied'
            ? t.common.actions.copied
            : t.conferences.codes.copyInvitation}
        </Button>
        <Button
          variant="default"
          disabled={!ready}
          onClick={({ currentTarget }) => plain.copyInvitation(conference, 'text', currentTarget)}
        >
          {plain.outcome === 'copied' ? t.common.actions.copied : words.copyText}
        </Button>
        <Button
          variant="default"
          disabled={!ready}
          leftSection={<IconQrcode {...icon} />}
          onClick={({ currentTarget }) => show(currentTarget)}
        >
          {words.show}
        </Button>
        <Button
          variant="default"
          disabled={!ready}
          leftSection={<IconPrinter {...icon} />}
          onClick={() => printInvitation('page')}
        >
          {words.print}
        </Button>
        <Button variant="default" disabled={!ready} onClick={() => printInvitation('cards')}>
          {words.printCards}
        </Button>
      </div>
      {ready && asked?.kind !== 'invitation' && <InvitationSheet conference={conference} />}
    </section>
  );
}
