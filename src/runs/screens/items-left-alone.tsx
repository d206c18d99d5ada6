import type { JSX } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import type { Run } from '../run/run.ts';
import { useRunWords } from './run-words.ts';
import classes from './run.module.css';

/** So many are named; the result file has them all. */
const NAMED = 100;

/** For whom nothing was made though nothing went wrong, and why. `count` changes with them. */
export function ItemsLeftAlone(props: { readonly run: Run; readonly count: number }): JSX.Element {
  const { format } = useI18n();
  const { alone: words, failed } = useRunWords().run;
  const { plan } = props.run;
  const all = [...props.run.leftAlone()];
  return (
    <section className={classes.list} aria-labelledby="run-alone">
      <header>
        <h2 id="run-alone">{words.title}</h2>
      </header>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.who}</th>
            <th scope="col">{words.columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {all.slice(0, NAMED).map(([index, reason]) => {
            const item = plan.items[index];
            const row = item?.row ?? null;
            return (
              <tr key={index}>
                <th scope="row">
                  <bdi>{item?.name === '' ? item.tag : item?.name}</bdi>
                  {row !== null && <span>{words.row(format.number(row))}</span>}
                </th>
                <td>{words.reasons[reason]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {all.length > NAMED && (
        <p className={classes.hint}>{failed.more(format.number(all.length - NAMED))}</p>
      )}
    </section>
  );
}
