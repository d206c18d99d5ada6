import { Button } from '@mantine/core';
import type { JSX, RefObject } from 'react';
import type { Invitation } from '../../../../domain/account/account.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconClock, IconHourglassEmpty, IconX } from '../../../components/icons.ts';
import { Status } from '../../../components/notices/status.tsx';
import { EmailAddress } from '../../../components/addresses/email-address.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { dismissInvitation } from '../api/dismiss-invitation.ts';
import { isSlow } from '../api/team-query.ts';
import classes from './team.module.css';
import type { useTeamAction } from './use-team-action.ts';

/** Somebody who is about to be let in, or why that could not be done. */
export function InvitationRow(props: {
  readonly invitation: Invitation;
  readonly action: ReturnType<typeof useTeamAction>;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}): JSX.Element {
  const { t } = useI18n();
  const { accountId } = useAccount();
  const now = useNow();
  const { invitation, action } = props;
  const { id, email, role, failure } = invitation;
  const words = t.team.members;

  const dismiss = async (): Promise<void> => {
    const done = await action.act(() => dismissInvitation(database, accountId, id));
    if (done) props.heading.current?.focus();
  };

  return (
    <li className={classes.member}>
      <div className={classes.who}>
        <span className={classes.address}>
          <EmailAddress email={email} />
        </span>
        <span className={classes.invited}>
          {failure !== null ? (
            <Status tone="bad" icon={IconX} word={words.failed}>
              {words.failure[failure](email)}
            </Status>
          ) : isSlow(invitation, now) ? (
            <Status tone="warn" icon={IconHourglassEmpty} word={words.slow} />
          ) : (
            <Status tone="busy" icon={IconClock} word={words.pending(role)} />
          )}
        </span>
      </div>
      <span className={classes.role}>{words.role[role]}</span>
      {failure !== null && (
        <Button
          size="xs"
          variant="default"
          className={classes.dismiss ?? ''}
          disabled={action.busy}
          aria-label={words.dismissFor(email)}
          onClick={() => void dismiss()}
        >
          {words.dismiss}
        </Button>
      )}
    </li>
  );
}
