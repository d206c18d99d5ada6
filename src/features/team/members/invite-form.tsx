import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent, type JSX } from 'react';
import { roleSchema, type Role } from '../../../../domain/account/account.ts';
import { bareAddress } from '../../../../domain/conference/pasted-address.ts';
import { adminEmailSchema } from '../../../../domain/conference/admin-email.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { usePerson } from '../../../components/account/use-person.ts';
import { database } from '../../../firebase/database.ts';
import { randomId } from '../../../../domain/random-id.ts';
import type { Messages } from '../../../i18n/language.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { inviteMember } from '../api/invite-member.ts';
import type { Team } from '../api/team.ts';
import classes from './team.module.css';
import { TeamProblemNotice } from './team-problem-notice.tsx';
import { useTeamAction } from './use-team-action.ts';

type AddressProblem = 'required' | 'invalid' | 'several' | 'yourself';

/** Whom to invite and as what. What the person is here already is said before it is sent. */
export function InviteForm(props: {
  readonly team: Team;
  readonly onDone: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const { accountId, account, uid } = useAccount();
  const own = usePerson()?.email.toLowerCase();
  const action = useTeamAction();
  const [typed, setTyped] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [problem, setProblem] = useState<AddressProblem | null>(null);
  // One for each content: a second press after a lost answer finds what the first one wrote.
  const [ids] = useState(() => new Map<string, string>());
  const words = t.team.inviteForm;
  const email = typed.trim().toLowerCase();

  const idFor = (content: string): string => {
    const id = ids.get(content) ?? randomId();
    ids.set(content, id);
    return id;
  };

  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const found = email === own ? 'yourself' : addressProblem(typed);
    setProblem(found);
    if (found !== null) {
      form.querySelector('input')?.focus();
      return;
    }
    const invitationId = idFor(`${role} ${email}`);
    const done = await action.act(() =>
      inviteMember(database, { accountId, invitationId, email, role, uid }),
    );
    if (!done) return;
    announce(t.team.done.invited(email));
    props.onDone();
  };

  const note = problem === null ? noteOn(email, role, props.team, words) : null;
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <fieldset disabled={action.busy} className={`plain-fieldset ${classes.fields}`}>
        <TextInput
          label={words.email}
          description={words.emailHint}
          type="email"
          autoComplete="off"
          value={typed}
          error={problem === null ? undefined : words[problem]}
          onChange={(event) => {
            setTyped(bareAddress(event.target.value));
            setProblem(null);
          }}
          required
          withAsterisk={false}
          // The form comes after the dialog has placed its focus, so it asks for it itself.
          autoFocus
          data-autofocus
        />
        <fieldset className={`plain-fieldset ${classes.roles}`}>
          <legend>{words.role}</legend>
          {roleSchema.options.map((each) => (
            <label key={each} className={classes.roleChoice}>
              <input
                type="radio"
                name="role"
                checked={role === each}
                onChange={() => setRole(each)}
              />
              <span>
                <span className={classes.roleName}>{t.team.members.role[each]}</span>
                <span className={classes.soft}>{words.roleHint[each]}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </fieldset>
      <p className={`${classes.soft} ${classes.written}`}>{words.written[account.language]}</p>
      <div role="status" className={classes.formNote}>
        {note !== null && <Notice tone="info">{note}</Notice>}
      </div>
      {action.problem !== null && <TeamProblemNotice problem={action.problem} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onDone}>
          {t.common.actions.cancel}
        </Button>
        <Button type="submit" loading={action.busy}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}

function addressProblem(typed: string): AddressProblem | null {
  const parsed = adminEmailSchema.safeParse(typed);
  if (parsed.success) return null;
  if (typed.trim() === '') return 'required';
  return parsed.error.issues.some(({ message }) => message === 'email.several')
    ? 'several'
    : 'invalid';
}

/** What sending would mean for somebody who is here already. */
function noteOn(
  email: string,
  role: Role,
  { members, invitations }: Team,
  words: Messages['team']['inviteForm'],
): string | null {
  const pending = invitations.some((each) => each.email === email && each.failure === null);
  if (pending) return words.pending(email);
  const member = members.find((each) => each.email.toLowerCase() === email);
  if (member === undefined) return null;
  return member.role === role
    ? words.sameRole(email, role)
    : words.otherRole(email, member.role, role);
}
