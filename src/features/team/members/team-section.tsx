import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type JSX } from 'react';
import type { Invitation } from '../../../../domain/account/account.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { IconUserPlus } from '../../../components/icons.ts';
import { late } from '../../../components/late/late.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { RetryNotice } from '../../../components/notices/retry-notice.tsx';
import { Dialog } from '../../../components/dialogs/dialog.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { teamQuery } from '../api/team-query.ts';
import type { Team } from '../api/team.ts';
import { InvitationRow } from './invitation-row.tsx';
import { MemberRow } from './member-row.tsx';
import classes from './team.module.css';
import { TeamProblemNotice } from './team-problem-notice.tsx';
import { useTeamAction } from './use-team-action.ts';

const InviteForm = late(
  async () => (await import('./invite-form.tsx')).InviteForm,
  <div className={classes.formPlace} aria-busy />,
);

/** Who belongs to the account and who is about to; for administrators. */
export function TeamSection(): JSX.Element {
  const { t, format } = useI18n();
  const { accountId } = useAccount();
  const team = useQuery(teamQuery(accountId));
  const [inviting, setInviting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const words = t.team.members;

  return (
    <section aria-labelledby="team" className={classes.section}>
      <div className={classes.head}>
        <h2 id="team" ref={heading} tabIndex={-1}>
          {words.title}
          {team.data !== undefined && (
            <span className={classes.count}>
              <span aria-hidden>{format.number(team.data.members.length)}</span>
              <span className="visually-hidden">{words.count(team.data.members.length)}</span>
            </span>
          )}
        </h2>
        <Button
          size="xs"
          leftSection={<IconUserPlus size={14} stroke={1.9} aria-hidden />}
          disabled={team.data === undefined}
          onClick={() => setInviting(true)}
        >
          {words.invite}
        </Button>
      </div>
      {team.data === undefined ? (
        team.isError ? (
          <ProblemNotice error={team.error} onRetry={() => void team.refetch()} />
        ) : (
          <TeamSkeleton />
        )
      ) : (
        <>
          {team.isError && (
            <RetryNotice words={words.refreshFailed} onRetry={() => void team.refetch()} />
          )}
          <TeamList team={team.data} heading={heading} />
          {inviting && (
            <Dialog title={t.team.inviteForm.title} onClose={() => setInviting(false)}>
              <InviteForm team={team.data} onDone={() => setInviting(false)} />
            </Dialog>
          )}
        </>
      )}
    </section>
  );
}

function TeamList(props: {
  readonly team: Team;
  readonly heading: React.RefObject<HTMLHeadingElement | null>;
}): JSX.Element {
  const action = useTeamAction();
  const { team } = props;
  useInvitationNews(team);
  return (
    <>
      {action.problem !== null && (
        <TeamProblemNotice problem={action.problem} onClose={action.dismiss} />
      )}
      <ul className={classes.team}>
        {team.members.map((member) => (
          <MemberRow
            key={member.uid}
            member={member}
            team={team}
            action={action}
            heading={props.heading}
          />
        ))}
        {team.invitations.map((invitation) => (
          <InvitationRow
            key={invitation.id}
            invitation={invitation}
            action={action}
            heading={props.heading}
          />
        ))}
      </ul>
    </>
  );
}

/** Tells people who do not see the list change what became of each invitation. */
function useInvitationNews({ members, invitations }: Team): void {
  const { t } = useI18n();
  const open = useRef(new Map<string, Invitation>());
  const words = t.team.done;
  useEffect(() => {
    for (const [id, { email }] of open.current) {
      const now = invitations.find((invitation) => invitation.id === id);
      if (now?.failure === null) continue;
      open.current.delete(id);
      if (now !== undefined) announce(words.notAdded(email));
      else if (members.some((member) => member.email === email)) announce(words.added(email));
    }
    for (const invitation of invitations) {
      if (invitation.failure === null) open.current.set(invitation.id, invitation);
    }
  }, [members, invitations, words]);
}

function TeamSkeleton(): JSX.Element {
  const { t } = useI18n();
  return (
    <div className={classes.team} role="status" aria-label={t.common.loading}>
      {Array.from({ length: 3 }, (_, row) => (
        <div key={row} className={classes.member}>
          <Skeleton height={14} width={`${52 - row * 9}%`} />
          <Skeleton height={14} width={96} />
        </div>
      ))}
    </div>
  );
}
