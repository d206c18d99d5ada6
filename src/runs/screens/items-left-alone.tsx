import type { JSX } from 'react';
import { Button } from '@mantine/core';
import { useAccount } from '../../components/account/account-context.tsx';
import { IconRefresh } from '../../components/icons.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { mayBeTakenLater } from '../plan/run-plan.ts';
import { takeUpAgain } from '../run/current-run.ts';
import type { Run } from '../run/run.ts';
import { useWordsOfRun } from './run-words.ts';
import classes from './run.module.css';

/** So many are named; the result file has them all. */
const NAMED = 100;

/** For whom nothing was made though nothing went wrong, and why; and another try, where one may help. */
export function ItemsLeftAlone(props: {
  readonly run: Run;
  /** Changes with them. */
  readonly count: number;
  /** Whether the run stands still, and can be gone on with here. */
  readonly isIdle: boolean;
}): JSX.Element {
  const { format } = useI18n();
  const { role } = useAccount();
  const { plan } = props.run;
  const { alone: words, failed } = useWordsOfRun(plan.kind);
  const all = [...props.run.leftAlone()];
  const isForLater = all.some(([index, reason]) => {
    const item = plan.items[index];
    return item !== undefined && mayBeTakenLater(plan.kind, item, reason);
  });
  return (
    <section className={classes.list} aria-labelledby="run-alone">
      <header>
        <h2 id="run-alone">{words.title}</h2>
        {isForLater && props.isIdle && role === 'admin' && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={16} stroke={1.8} aria-hidden />}
            onClick={() => void takeUpAgain(props.run)}
          >
            {words.again}
          </Button>
        )}
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
