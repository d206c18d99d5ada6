import { Button } from '@mantine/core';
import type { JSX } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { useCopy } from '../../../components/controls/copy-button.tsx';
import { IconCheck, IconCopy, IconQrcode } from '../../../components/icons.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { openDialog } from '../panel/dialogs.ts';
import { invitationFor } from './invitation-texts.ts';
import classes from './invitation-section.module.css';
import { hasParticipantCode } from '../codes/participant-code.tsx';

/** What participants get: to paste into an email or a chat, or to be shown in the room. */
export function InvitationSection(props: { readonly conference: Conference }): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  const { conference } = props;
  const formatted = useCopy();
  const plain = useCopy();
  const words = t.conferencePage.invitation;
  const ready = hasParticipantCode(conference);
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

  const copyPlain = async (): Promise<void> => {
    try {
      await plain.copy((await invitationFor(conference, account)).text);
    } catch {
      announce(t.common.notLoaded.title);
    }
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
          onClick={() =>
            void formatted.copyRich(
              invitationFor(conference, account),
              t.conferences.codes.invitationCopied,
            )
          }
        >
          {formatted.outcome === 'copied'
            ? t.common.actions.copied
            : t.conferences.codes.copyInvitation}
        </Button>
        <Button variant="default" disabled={!ready} onClick={() => void copyPlain()}>
          {plain.outcome === 'copied' ? t.common.actions.copied : words.copyText}
        </Button>
        <Button
          variant="default"
          disabled={!ready}
          leftSection={<IconQrcode {...icon} />}
          onClick={(event) => openDialog('invitation', conference, event.currentTarget)}
        >
          {words.show}
        </Button>
      </div>
    </section>
  );
}
