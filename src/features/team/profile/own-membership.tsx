import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { Sentence } from '../../../components/addresses/sentence.tsx';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { Question } from '../../../components/dialogs/dialog.tsx';
import { usePerson } from '../../../components/account/use-person.ts';
import { membershipsQuery } from '../../../firebase/accounts/accounts.ts';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { leaveAccount } from '../api/leave-account.ts';
import { teamQuery } from '../api/team-query.ts';
import classes from '../members/team.module.css';
import { TeamProblemNotice } from '../members/team-problem-notice.tsx';
import { useTeamAction } from '../members/use-team-action.ts';

/** As what one is in the account, and the way out of it. */
export function OwnMembership(): JSX.Element {
  const { t } = useI18n();
  const { accountId, role, uid } = useAccount();
  const email = usePerson()?.email ?? '';
  const isAdmin = role === 'admin';
  const team = useQuery({ ...teamQuery(accountId), enabled: isAdmin });
  const [asking, setAsking] = useState(false);
  const isLastAdmin =
    isAdmin &&
    team.data !== undefined &&
    !team.data.members.some((member) => member.role === 'admin' && member.uid !== uid);
  const words = t.team.yourself;

  return (
    <section aria-labelledby="yourself" className={classes.section}>
      <div className={classes.head}>
        <h2 id="yourself">{words.title}</h2>
      </div>
      <div className={`${classes.card} ${classes.yourself}`}>
        <div>
          <p className={classes.is}>
            <Sentence>{words.is(email, role)}</Sentence>
          </p>
          {isLastAdmin && (
            <p id="last-admin" className={classes.soft}>
              {words.lastAdmin}
            </p>
          )}
        </div>
        <Button
          variant="default"
          disabled={isAdmin && (team.data === undefined || isLastAdmin)}
          {...(isLastAdmin ? { 'aria-describedby': 'last-admin' } : {})}
          onClick={() => setAsking(true)}
        >
          {words.leave}
        </Button>
      </div>
      {asking && <LeaveQuestion onClose={() => setAsking(false)} />}
    </section>
  );
}

function LeaveQuestion(props: { readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const { accountId, account, role, uid } = useAccount();
  const client = useQueryClient();
  const navigate = useNavigate();
  const action = useTeamAction();
  const words = t.team.leaveQuestion;

  const leave = async (): Promise<void> => {
    const done = await action.act(() => leaveAccount(database, accountId, role, uid));
    if (!done) return;
    announce(t.team.done.left(account.name));
    // Before anything asks again: home then leads to another account, or says that there is none.
    client.setQueryData(membershipsQuery(uid).queryKey, (memberships) =>
      memberships?.filter((membership) => membership.accountId !== accountId),
    );
    void navigate({ to: '/', replace: true });
  };

  return (
    <Question
      title={words.title(account.name)}
      text={[words.text, words.stays]}
      confirm={words.confirm}
      busy={action.busy}
      problem={action.problem === null ? null : <TeamProblemNotice problem={action.problem} />}
      onConfirm={() => void leave()}
      onClose={props.onClose}
    />
  );
}
