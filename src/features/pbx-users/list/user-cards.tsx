import type { JSX } from 'react';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { PageCheckbox } from '../../../components/selection/selection-checkbox.tsx';
import { toggleOnClick } from '../../../components/selection/toggle-on-click.ts';
import type { SelectionState } from '../../../components/selection/use-selection-state.ts';
import { useUserListWords } from './user-list-words.ts';
import classes from './user-cards.module.css';
import { UserConference, UserEmail, UserExtension, UserName } from './user-facts.tsx';
import { UserCheckbox, type UserRowsProps } from './user-table.tsx';

/** The users on a phone: the same facts, one card each. */
export function UserCards(props: UserRowsProps): JSX.Element {
  const words = useUserListWords().selection;
  const { users, selection } = props;
  return (
    <>
      {selection !== null && (
        <div className={classes.page}>
          <PageCheckbox selection={selection} label={words.page} />
          <span
            aria-hidden
            onClick={() => selection.togglePage(selection.on.size !== selection.rows)}
          >
            {words.pageShort}
          </span>
        </div>
      )}
      <ul className={classes.list}>
        {users.map((user) => (
          <Card key={user.id} user={user} selection={selection} />
        ))}
      </ul>
    </>
  );
}

function Card(props: {
  readonly user: PbxUser;
  readonly selection: SelectionState | null;
}): JSX.Element {
  const { columns } = useUserListWords();
  const { user, selection } = props;
  const clicks = selection === null ? {} : toggleOnClick(selection, user.id);
  return (
    <li
      data-user={user.id}
      data-selected={selection?.on.has(user.id) ?? false}
      className={classes.card}
      {...clicks}
    >
      {selection !== null && <UserCheckbox user={user} selection={selection} />}
      <div className={classes.user}>
        <div className={classes.name}>
          <UserName user={user} />
        </div>
        <dl className={classes.facts}>
          <div className={classes.email}>
            <dt className="visually-hidden">{columns.email}</dt>
            <dd>
              <UserEmail user={user} />
            </dd>
          </div>
          <div>
            <dt>{columns.extension}</dt>
            <dd>
              <UserExtension user={user} />
            </dd>
          </div>
          <div>
            <dt>{columns.conference}</dt>
            <dd>
              <UserConference user={user} />
            </dd>
          </div>
        </dl>
      </div>
    </li>
  );
}
