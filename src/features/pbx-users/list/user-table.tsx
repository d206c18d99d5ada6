import type { JSX } from 'react';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { PageCheckbox, RowCheckbox } from '../../../components/selection/selection-checkbox.tsx';
import { toggleOnClick } from '../../../components/selection/toggle-on-click.ts';
import type { SelectionState } from '../../../components/selection/use-selection-state.ts';
import { useUserListWords } from './user-list-words.ts';
import { UserConference, UserEmail, UserExtension, UserName } from './user-facts.tsx';
import classes from './user-table.module.css';

export interface UserRowsProps {
  readonly users: readonly PbxUser[];
  /** Null where nobody can be selected. */
  readonly selection: SelectionState | null;
}

/** The users on a wide screen; `above` is the head of its box. */
export function UserTable(
  props: UserRowsProps & { readonly above: JSX.Element | null },
): JSX.Element {
  const words = useUserListWords();
  const { users, selection, above } = props;
  return (
    <div className={classes.box}>
      {above}
      <table className={classes.table}>
        <thead>
          <tr>
            {selection !== null && (
              <td className={classes.check}>
                <PageCheckbox selection={selection} label={words.selection.page} />
              </td>
            )}
            <th scope="col">{words.columns.name}</th>
            <th scope="col" className={classes.extension}>
              {words.columns.extension}
            </th>
            <th scope="col" className={classes.email}>
              {words.columns.email}
            </th>
            <th scope="col" className={classes.conference}>
              {words.columns.conference}
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <Row key={user.id} user={user} selection={selection} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: {
  readonly user: PbxUser;
  readonly selection: SelectionState | null;
}): JSX.Element {
  const { user, selection } = props;
  const clicks = selection === null ? {} : toggleOnClick(selection, user.id);
  return (
    <tr
      data-user={user.id}
      data-selectable={selection !== null}
      data-selected={selection?.on.has(user.id) ?? false}
      className={classes.row}
      {...clicks}
    >
      {selection !== null && (
        <td className={classes.check}>
          <UserCheckbox user={user} selection={selection} />
        </td>
      )}
      <th scope="row" className={classes.name}>
        <UserName user={user} />
      </th>
      <td>
        <UserExtension user={user} />
      </td>
      <td>
        <UserEmail user={user} />
      </td>
      <td>
        <UserConference user={user} />
      </td>
    </tr>
  );
}

export function UserCheckbox(props: {
  readonly user: PbxUser;
  readonly selection: SelectionState;
}): JSX.Element {
  const words = useUserListWords().selection;
  const { user, selection } = props;
  return (
    <RowCheckbox
      id={user.id}
      label={words.user(user.name)}
      isOn={selection.on.has(user.id)}
      toggle={selection.toggle}
    />
  );
}
