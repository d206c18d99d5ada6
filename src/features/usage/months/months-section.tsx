import type { JSX } from 'react';
import { Skeleton } from '@mantine/core';
import { IconInfoCircle } from '../../../components/icons.ts';
import { late } from '../../../components/late/late.tsx';
import type { ConferenceUsage } from '../../../../domain/usage/totals.ts';
import { useUsageWords } from '../usage-words.ts';
import { MonthTable } from './month-table.tsx';
import classes from './months-section.module.css';
import { useNoTabStops } from './use-no-tab-stops.ts';
import type { Usage } from '../use-usage.ts';
import { useUsageFormat } from '../use-usage-view.ts';

/** The chart's library weighs as much as the rest of the page: it comes when that is there. */
const MonthChart = late(
  async () => (await import('./month-chart.tsx')).MonthChart,
  <Skeleton height={220} />,
);

/** Whole months by conference: bars, and the same numbers as a table. */
export function MonthsSection(props: {
  readonly usage: Usage;
  readonly usages: readonly ConferenceUsage[];
}): JSX.Element {
  const { usage, usages } = props;
  const words = useUsageWords().months;
  const { month, list } = useUsageFormat();
  const { months, cut } = usage;
  const chart = useNoTabStops();
  return (
    <section className={classes.box} aria-labelledby="usage-months">
      <div className={classes.head}>
        <h2 id="usage-months">{words.title}</h2>
        {cut.length > 0 && (
          <p className={classes.note}>
            <IconInfoCircle className={classes.noteIcon} size={16} stroke={1.8} aria-hidden />
            <span>{words.cut(list(cut.map(month)))}</span>
          </p>
        )}
      </div>
      <div ref={chart}>
        {months.length > 1 && <MonthChart usages={usages} months={months} nameOf={usage.nameOf} />}
      </div>
      <MonthTable usages={usages} nameOf={usage.nameOf} onMore={usage.tellApart} />
    </section>
  );
}
