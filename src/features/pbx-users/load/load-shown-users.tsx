import type { JSX } from 'react';
import { useI18n } from '../../../i18n/provider.tsx';
import type { LoadedHow, ShownUser, UserComparison } from '../../../csv-files/reading/user-desk.ts';
import { Sentence } from '../../../components/addresses/sentence.tsx';
import { EmailAddress } from '../../../components/addresses/email-address.tsx';
import { useLoadWords } from './load-words.ts';
import classes from '../../../csv-files/screens/file-page-parts.module.css';

/** Enough rows to see whether the columns are right. */
const FEW = 5;

/** What a load does to somebody, or that it does nothing. */
export type ShownKind = LoadedHow | 'unchanged';

/** The first users of a kind, or of those that a load changes: who they will be, and what was otherwise. */
export function ShownUsers(props: {
  readonly comparison: UserComparison;
  /** Null: the first of all whom the file changes. */
  readonly kind: ShownKind | null;
  /** What those of the kind are. */
  readonly label: string;
}): JSX.Element | null {
  const { format } = useI18n();
  const words = useLoadWords();
  const { column, what, firstOf, firstRows, change } = words.preview;
  const { comparison, kind } = props;
  const { counts, shown } = comparison;
  const users = kind === null ? firstChanges(comparison) : shown[kind];
  if (users.length === 0) return null;
  const total = kind === null ? users.length : counts[kind];
  const said = ({ how, changes }: ShownUser): string =>
    how === 'change'
      ? changes.map(({ field, before }) => change(words.fields[field], before)).join('; ')
      : what[how];
  return (
    <table className={classes.table}>
      <caption>
        {users.length < total
          ? firstOf(format.number(users.length), format.number(total))
          : kind === null
            ? firstRows(users.length, format.number(users.length))
            : props.label}
      </caption>
      <thead>
        <tr>
          <th scope="col">{column.user}</th>
          <th scope="col">{column.extension}</th>
          <th scope="col">{column.email}</th>
          <th scope="col">{column.what}</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.key}>
            <th scope="row">{user.name}</th>
            <td className={`figures ${classes.own}`}>
              {user.extension === '' ? <span className={classes.soft}>–</span> : user.extension}
            </td>
            <td className={classes.own}>
              {user.email === '' ? (
                <span className={classes.soft}>–</span>
              ) : (
                <EmailAddress email={user.email} />
              )}
            </td>
            <td className={classes.soft}>
              <Sentence>{said(user)}</Sentence>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function firstChanges({ shown }: UserComparison): readonly ShownUser[] {
  const inFile = [...shown.create, ...shown.change, ...shown.back];
  return inFile.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, FEW);
}
