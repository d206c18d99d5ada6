import { useMemo, type JSX } from 'react';
import type { UserEntry } from '../../../../domain/pbx-directory.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import type { UserPlan } from '../csv/csv-calls.ts';
import { useBulkWords } from '../words.ts';
import classes from './load.module.css';

/** Enough to see whether the columns are right. */
const SHOWN = 5;

type How = 'create' | 'change' | 'back' | 'unchanged';

/** The users of the first rows of a file as they will be. */
export function FirstUsers(props: { readonly plan: UserPlan }): JSX.Element | null {
  const { format } = useI18n();
  const words = useBulkWords().load.users.preview;
  const first = useMemo(() => firstOf(props.plan), [props.plan]);
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
        {first.map(({ how, entry }) => (
          <tr key={entry.row}>
            <th scope="row">{entry.name}</th>
            <td className="figures">
              {entry.extension === '' ? <span className={classes.soft}>–</span> : entry.extension}
            </td>
            <td>{entry.email === '' ? <span className={classes.soft}>–</span> : entry.email}</td>
            <td className={classes.soft}>{words.what[how]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function firstOf(plan: UserPlan): readonly { readonly how: How; readonly entry: UserEntry }[] {
  const all = (['create', 'change', 'back', 'unchanged'] as const).flatMap((how) =>
    plan[how].map(({ entry }) => ({ how, entry })),
  );
  return all.sort((a, b) => a.entry.row - b.entry.row).slice(0, SHOWN);
}
