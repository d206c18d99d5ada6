import type { JSX } from 'react';
import type { Delivery } from '../../../domain/conference/conference.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { useAccount } from '../account/account-context.tsx';
import { IconCheck, IconSend, IconX } from '../icons.ts';
import { Status } from '../notices/status.tsx';
import { useNow } from '../dates/use-now.ts';
import classes from './activity.module.css';

/** What became of an email: sent to whom and when, still on its way, or why it failed. */
export function EmailOutcome(props: { readonly email: Delivery }): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const now = useNow();
  const { email } = props;
  const words = t.activity.email;

  if (email.state === 'failed') {
    const reason = t.conferences.failure[email.failure ?? 'other'];
    return (
      <div className={classes.outcome}>
        <Status tone="bad" icon={IconX} word={words.failed}>
          {words.toBecause(email.to, reason)}
        </Status>
        {email.detail !== null && email.detail !== '' && (
          <p className={classes.detail}>
            {words.serverSaid} <q>{email.detail}</q>
          </p>
        )}
      </div>
    );
  }
  const isSent = email.state === 'sent';
  return (
    <div className={classes.outcome}>
      <Status
        tone={isSent ? 'good' : 'busy'}
        icon={isSent ? IconCheck : IconSend}
        word={isSent ? words.sent : words.queued}
      >
        <>
          {words.to(email.to)}
          {isSent && (
            <>
              {' · '}
              <time dateTime={email.at.toISOString()} className="figures">
                {format.recent(email.at, now, account.timeZone)}
              </time>
            </>
          )}
        </>
      </Status>
    </div>
  );
}
