import type { JSX } from 'react';
import type { Delivery } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconCheck, IconSend, IconX } from '../../../components/icons.ts';
import { Status } from '../../../components/notices/status.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './team.module.css';

/** What became of the email that invited a member. */
export function InvitationState(props: { readonly invitation: Delivery }): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const now = useNow();
  const { state, at, failure, detail } = props.invitation;
  const words = t.team.members;
  switch (state) {
    case 'queued':
      return (
        <span className={classes.invited}>
          <Status tone="busy" icon={IconSend} word={words.inviting} />
        </span>
      );
    case 'sent':
      return (
        <span className={`figures ${classes.invited}`}>
          <IconCheck size={14} stroke={2} aria-hidden />
          {words.invited(format.recent(at, now, account.timeZone))}
        </span>
      );
    case 'failed':
      return (
        <span className={classes.invited}>
          <Status
            tone="bad"
            icon={IconX}
            word={words.inviteFailed(t.conferences.failure[failure ?? 'other'])}
          >
            {detail === null || detail === '' ? (
              ''
            ) : (
              <>
                {words.serverSaid} <q>{detail}</q>
              </>
            )}
          </Status>
        </span>
      );
  }
}
