import { useRef, type JSX, type RefObject } from 'react';
import type { Member } from '../../../../domain/account/account.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { Question } from '../../../components/dialogs/dialog.tsx';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { removeMember } from '../api/remove-member.ts';
import { TeamProblemNotice } from './team-problem-notice.tsx';
import { useTeamAction } from './use-team-action.ts';

/** Asks before somebody is taken out, by name and with what will happen. */
export function RemoveQuestion(props: {
  readonly member: Member;
  readonly menu: RefObject<HTMLElement | null>;
  readonly heading: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const { accountId, uid } = useAccount();
  const { member } = props;
  const action = useTeamAction();
  // Back to the row's menu, or to the list's heading when the row has gone.
  const returnTo = useRef<HTMLElement | null>(props.menu.current);
  const words = t.team.removeQuestion;

  const remove = async (): Promise<void> => {
    const done = await action.act(async () => {
      const removed = await removeMember(database, accountId, member.uid, uid);
      returnTo.current = props.heading.current;
      const said = removed ? t.team.done.removed : t.team.done.alreadyRemoved;
      announce(said(member.email));
    });
    if (done) props.onClose();
  };

  return (
    <Question
      title={words.title(member.email)}
      text={[words.access, words.stays, words.codes]}
      confirm={words.confirm}
      busy={action.busy}
      problem={action.problem === null ? null : <TeamProblemNotice problem={action.problem} />}
      onConfirm={() => void remove()}
      onClose={props.onClose}
      returnTo={returnTo}
    />
  );
}
