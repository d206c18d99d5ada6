import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { adminEmailSchema } from '../../../../domain/conference/admin-email.ts';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconAlertTriangle } from '../../../components/icons.ts';
import { Status } from '../../../components/notices/status.tsx';
import { EmailAddress } from '../../../components/addresses/email-address.tsx';
import { Line, WholeText } from '../../../components/texts/whole-text.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { useUserListWords } from './user-list-words.ts';
import classes from './user-facts.module.css';

interface Of {
  readonly user: PbxUser;
}

/** The name; for those who have left, when. */
export function UserName({ user }: Of): JSX.Element {
  const { format } = useI18n();
  const { account } = useAccount();
  const words = useUserListWords();
  return (
    <>
      <WholeText>
        <Line most={2} className={classes.name}>
          <bdi>{user.name}</bdi>
        </Line>
      </WholeText>
      {user.leftAt !== null && (
        <span className={classes.left}>
          {words.left(format.date(user.leftAt, account.timeZone))}
        </span>
      )}
    </>
  );
}

export function UserExtension({ user }: Of): JSX.Element {
  const words = useUserListWords();
  if (user.extension !== '') return <bdi className="figures">{user.extension}</bdi>;
  return (
    <span className={classes.nothing}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{words.noExtension}</span>
    </span>
  );
}

/** The address; where no email can be sent to it and one would have to be, why. */
export function UserEmail({ user }: Of): JSX.Element {
  const words = useUserListWords().email;
  const problem = user.standing === 'unusable' ? emailProblemOf(user.email) : null;
  return (
    <>
      {problem !== null && <Status tone="warn" icon={IconAlertTriangle} word={words[problem]} />}
      {user.email !== '' ? (
        <WholeText>
          <Line most={2} className={classes.email}>
            <EmailAddress email={user.email} />
          </Line>
        </WholeText>
      ) : (
        problem === null && <span className={classes.nothing}>{words['email.required']}</span>
      )}
    </>
  );
}

/** The way to the user's conference, or that there is none. */
export function UserConference({ user }: Of): JSX.Element {
  const { accountId } = useAccount();
  const words = useUserListWords().conference;
  if (!user.hasConference) return <span className={classes.nothing}>{words.none}</span>;
  return (
    <Link
      to="/a/$accountId/conferencing/settings/$conferenceId"
      params={{ accountId, conferenceId: user.conferenceId }}
      className={classes.open}
      aria-label={words.openOf(user.name)}
    >
      {words.open}
    </Link>
  );
}

type EmailProblem = keyof ReturnType<typeof useUserListWords>['email'];

/** Why no email can be sent to an address; null where one can. */
function emailProblemOf(email: string): EmailProblem | null {
  const checked = adminEmailSchema.safeParse(email);
  if (checked.success) return null;
  const known: readonly EmailProblem[] = ['email.required', 'email.several'];
  const told = checked.error.issues[0]?.message;
  return known.find((problem) => problem === told) ?? 'email.notOneAddress';
}
