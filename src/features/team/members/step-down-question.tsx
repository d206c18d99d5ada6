import { useQueryClient } from '@tanstack/react-query';
import type { JSX, RefObject } from 'react';
import type { Member } from '../../../../domain/account/account.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { Question } from '../../../components/dialogs/dialog.tsx';
import { membershipsQuery } from '../../../firebase/accounts/accounts.ts';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { changeRole } from '../api/change-role.ts';
import { TeamProblemNotice } from './team-problem-notice.tsx';
import { useTeamAction } from './use-team-action.ts';

/** Asks before an administrator makes themselves a viewer: they cannot take it back. */
export function StepDownQuestion(props: {
  readonly member: Member;
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const { accountId, uid } = useAccount();
  const client = useQueryClient();
  const action = useTeamAction();
  const words = t.team.stepDownQuestion;

  const stepDown = async (): Promise<void> => {
    const done = await action.act(async () => {
      await changeRole(database, accountId, props.member.uid, 'viewer', uid);
      await client.invalidateQueries({ queryKey: membershipsQuery(uid).queryKey });
    });
    if (!done) return;
    announce(t.team.done.roleChanged(props.member.email, 'viewer'));
    props.onClose();
  };

  return (
    <Question
      title={words.title}
      text={[words.text]}
      confirm={words.confirm}
      busy={action.busy}
      problem={action.problem === null ? null : <TeamProblemNotice problem={action.problem} />}
      onConfirm={() => void stepDown()}
      onClose={props.onClose}
      returnTo={props.returnTo}
    />
  );
}
