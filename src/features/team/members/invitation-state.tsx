import type { JSX } from 'react';
import type { Delivery } from '../../../../domain/delivery/delivery.ts';
import { isReply, misfortuneOf } from '../../../../domain/delivery/failures.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useWaitingText } from '../../../components/activity/use-waiting-text.ts';
import { IconCheck, IconClockPause, IconSend } from '../../../components/icons.ts';
import { MISFORTUNES } from '../../../components/notices/misfortunes.ts';
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
  const waitingText = useWaitingText();
  switch (state) {
    case 'queued':
      return (
        <span className={classes.invited}>
          <Status tone="busy" icon={IconSend} word={words.inviting} />
        </span>
      );
    case 'waiting':
      return (
        <span className={classes.invited}>
          <Status
            tone="warn"
            icon={IconClockPause}
            word={words.inviteWaiting(waitingText(props.invitation, now))}
          />
        </span>
      );
    case 'sent':
      return (
        <span className={`figures ${classes.invited}`}>
          <IconCheck size={14} stroke={2} aria-hidden />
          {words.invited(format.recent(at, now, account.timeZone))}
        </span>
      );
    case 'failed': {
      const misfortune = misfortuneOf(props.invitation);
      const say = misfortune === 'uncertain' ? words.inviteUncertain : words.inviteFailed;
      return (
        <span className={classes.invited}>
          <Status
            {...MISFORTUNES[misfortune]}
            word={say(t.conferences.failure[failure ?? 'other'])}
          >
            {detail === null || detail === '' ? (
              ''
            ) : (
              <>
                {isReply(detail) ? words.serverSaid : words.technically} <q>{detail}</q>
              </>
            )}
          </Status>
        </span>
      );
    }
  }
}
