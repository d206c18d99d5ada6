import type { JSX } from 'react';
import type { Sums } from '../../../../domain/usage/sums.ts';
import { useUsageWords } from '../usage-words.ts';
import { CutNote } from '../notes/cut-note.tsx';
import classes from './totals-row.module.css';
import { useUsageFormat } from '../use-usage-view.ts';

/** What all selected calls come to. */
export function TotalsRow(props: { readonly totals: Sums }): JSX.Element {
  const words = useUsageWords().totals;
  const { number, time } = useUsageFormat();
  const { calls, legs, seconds, minutes } = props.totals;
  const average = calls === 0 ? 0 : Math.round((legs / calls) * 10) / 10;
  return (
    <section aria-label={words.label}>
      <dl className={classes.row}>
        <Cell name={words.calls} value={number(calls)} />
        <Cell
          name={words.callers}
          value={number(legs)}
          help={calls === 0 ? '' : words.callersHelp(number(average))}
        />
        <Cell name={words.time} value={time(seconds)} help={words.timeHelp} />
        <Cell name={words.minutes} value={number(minutes)} help={words.minutesHelp} />
      </dl>
      <CutNote className={classes.note} />
    </section>
  );
}

function Cell(props: {
  readonly name: string;
  readonly value: string;
  readonly help?: string;
}): JSX.Element {
  return (
    <div className={classes.cell}>
      <dt>{props.name}</dt>
      <dd>
        <span className={classes.value}>{props.value}</span>
        {props.help !== undefined && <span className={classes.help}>{props.help}</span>}
      </dd>
    </div>
  );
}
