import type { JSX } from 'react';
import { useI18n } from '../../../i18n/provider.tsx';
import type { FirstUser } from '../../../csv-files/reading/user-desk.ts';
import { useLoadWords } from './load-words.ts';
import classes from '../../../csv-files/screens/file-page-parts.module.css';

/** The users of the first rows of a file as they will be. */
export function FirstUsers(props: { readonly first: readonly FirstUser[] }): JSX.Element | null {
  const { format } = useI18n();
  const words = useLoadWords().preview;
  const { first } = props;
  if (first.length === 0) return null;
  const { column } = words;
  return (
    <table className={classes.table}>
      <caption>{words.firstRows(first.length, format.number(first.length))}</caption>
      <thead>
        <tr>
          <th scope="col">{column.user}</th>
          <th scope="col">{column.extension}</th>
          <th scope="col">{column.email}</th>
          <th scope="col">{column.what}</th>
        </tr>
      </thead>
      <tbody>
        {first.map(({ how, entry, before }) => (
          <tr key={entry.row}>
            <th scope="row">{entry.name}</th>
            <td className="figures">
              {entry.extension === '' ? <span className={classes.soft}>–</span> : entry.extension}
            </td>
            <td>{entry.email === '' ? <span className={classes.soft}>–</span> : entry.email}</td>
            <td className={classes.soft}>
              {before === '' ? words.what[how] : words.what.changeFrom(before)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
