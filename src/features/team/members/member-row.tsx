import { ActionIcon, Menu } from '@mantine/core';
import { useRef, useState, type JSX, type RefObject } from 'react';
import type { Role } from '../../../../domain/account/account.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { IconDots, IconSend, IconUserCog, IconUserMinus } from '../../../components/icons.ts';
import { keepMovedFocus } from '../../../components/controls/keep-moved-focus.ts';
import type { TeamMember } from '../../../firebase/collections.ts';
import { database } from '../../../firebase/database.ts';
import { randomId } from '../../../../domain/random-id.ts';
import { EmailAddress } from '../../../components/addresses/email-address.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { changeRole } from '../api/change-role.ts';
import { inviteMember } from '../api/invite-member.ts';
import type { Team } from '../api/team.ts';
import { InvitationState } from './invitation-state.tsx';
import { RemoveQuestion } from './remove-question.tsx';
import { StepDownQuestion } from './step-down-question.tsx';
import classes from './team.module.css';
import type { useTeamAction } from './use-team-action.ts';

/** A member: address, role, what became of the invitation, and what can be done about them. */
export function MemberRow(props: {
  readonly member: TeamMember;
  readonly team: Team;
  readonly action: ReturnType<typeof useTeamAction>;
  /** Has the focus once this row is gone. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
}): JSX.Element {
  const { t } = useI18n();
  const { uid } = useAccount();
  const { member, team } = props;
  const [asking, setAsking] = useState<'remove' | 'stepDown' | null>(null);
  const menu = useRef<HTMLButtonElement>(null);
  const isMe = member.uid === uid;
  // The last administrator stays one, and leaves at the end of the page or not at all.
  const hasActions =
    !isMe || team.members.some((other) => other.role === 'admin' && other.uid !== uid);
  const words = t.team;

  return (
    <li className={classes.member}>
      <div className={classes.who}>
        <span className={classes.address}>
          <EmailAddress email={member.email} />
        </span>
        {isMe && <span className={classes.you}>{words.members.you}</span>}
        {member.invitation !== null && <InvitationState invitation={member.invitation} />}
      </div>
      <span className={classes.role}>{words.members.role[member.role]}</span>
      <span className={classes.menu}>
        {hasActions && (
          <MemberMenu
            member={member}
            isMe={isMe}
            action={props.action}
            target={menu}
            onRemove={() => setAsking('remove')}
            onStepDown={() => setAsking('stepDown')}
          />
        )}
      </span>
      {asking === 'remove' && (
        <RemoveQuestion
          member={member}
          menu={menu}
          heading={props.heading}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'stepDown' && (
        <StepDownQuestion member={member} returnTo={menu} onClose={() => setAsking(null)} />
      )}
    </li>
  );
}

function MemberMenu(props: {
  readonly member: TeamMember;
  readonly isMe: boolean;
  readonly action: ReturnType<typeof useTeamAction>;
  readonly target: RefObject<HTMLButtonElement | null>;
  readonly onRemove: () => void;
  readonly onStepDown: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const { accountId, uid } = useAccount();
  const { member, isMe, action, target, onRemove, onStepDown } = props;
  const words = t.team;
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;
  const other: Role = member.role === 'admin' ? 'viewer' : 'admin';

  const giveOtherRole = async (): Promise<void> => {
    const done = await action.act(() => changeRole(database, accountId, member.uid, other, uid));
    if (done) announce(words.done.roleChanged(member.email, other));
  };
  const sendAgain = async (): Promise<void> => {
    const { email, role } = member;
    const done = await action.act(() =>
      inviteMember(database, { accountId, invitationId: randomId(), email, role, uid }),
    );
    if (done) announce(words.done.invited(email));
  };

  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon
          ref={target}
          variant="subtle"
          color="gray"
          size="md"
          aria-label={words.members.actionsFor(member.email)}
        >
          <IconDots {...icon} size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onFocus={keepMovedFocus}>
        <Menu.Item
          leftSection={<IconUserCog {...icon} />}
          // Not the button, which would lose the focus that comes back to it.
          disabled={action.busy}
          onClick={isMe ? onStepDown : () => void giveOtherRole()}
        >
          {words.members.make[other]}
        </Menu.Item>
        {!isMe && (
          <>
            <Menu.Item
              leftSection={<IconSend {...icon} />}
              disabled={action.busy}
              onClick={() => void sendAgain()}
            >
              {words.members.sendAgain}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              color="var(--bad)"
              leftSection={<IconUserMinus {...icon} />}
              onClick={onRemove}
            >
              {words.members.remove}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
