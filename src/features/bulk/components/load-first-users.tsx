import { useMemo, type JSX } from 'react';
import type { UserEntry } from '../../../../domain/pbx-directory.ts';
import type { PbxUserEntry } from '../../../../domain/pbx-user.ts';
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

interface FirstUser {
  readonly how: How;
  readonly entry: UserEntry;
  /** What a change replaces; empty where there is none. */
  readonly before: string;
}

function firstOf(plan: UserPlan): readonly FirstUser[] {
  const all: FirstUser[] = plan.create.map(({ entry }) => ({ how: 'create', entry, before: '' }));
  for (const how of ['change', 'back', 'unchanged'] as const) {
    for (const { user, entry } of plan[how]) {
      all.push({ how, entry, before: how === 'change' ? replaced(user, entry) : '' });
    }
  }
  return all.sort((a, b) => a.entry.row - b.entry.row).slice(0, SHOWN);
}

function replaced(before: PbxUserEntry, after: PbxUserEntry): string {
  return (['name', 'extension', 'email'] as const)
    .filter((field) => before[field] !== after[field] && before[field] !== '')
    .map((field) => before[field])
    .join(', ');
}
