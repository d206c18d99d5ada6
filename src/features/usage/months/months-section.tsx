import { useRef, type JSX } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconInfoCircle } from '../../../components/icons.ts';
import { rangeProblem } from '../../../../domain/usage/day-ranges.ts';
import { late } from '../../../components/late/late.tsx';
import type { ConferenceUsage } from '../../../../domain/usage/totals.ts';
import { useUsageWords } from '../usage-words.ts';
import { MonthTable } from './month-table.tsx';
import classes from './months-section.module.css';
import { useNoTabStops } from './use-no-tab-stops.ts';
import type { Usage } from '../use-usage.ts';
import { useUsageFormat, useUsageView } from '../use-usage-view.ts';

/** The chart's library weighs as much as the rest of the page: it comes when that is there. */
const MonthChart = late(
  async () => (await import('./month-chart.tsx')).MonthChart,
  <Skeleton height={220} />,
);

/**
 * Whole months by conference: bars, and the same numbers as a table. Their heading says of which days, as
 * those can be more than the totals are of.
 */
export function MonthsSection(props: {
  readonly usage: Usage;
  readonly usages: readonly ConferenceUsage[];
}): JSX.Element {
  const { usage, usages } = props;
  const words = useUsageWords().months;
  const { range } = useUsageWords();
  const { day } = useUsageFormat();
  const { show } = useUsageView();
  const { months, whole, isCut } = usage;
  const chart = useNoTabStops();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className={classes.box} aria-labelledby="usage-months">
      <div className={classes.head}>
        <h2 id="usage-months" ref={heading} className={classes.title} tabIndex={-1}>
          {words.title(range.span(day(whole.from), day(whole.to)))}
        </h2>
        {isCut && (
          <div className={classes.note}>
            <IconInfoCircle className={classes.noteIcon} size={16} stroke={1.8} aria-hidden />
            <p>{words.cut}</p>
            {rangeProblem(whole.from, whole.to) === null && (
              <Button
                size="compact-xs"
                variant="default"
                // The note goes, and the button with it.
                onClick={() => {
                  show({ ...whole });
                  heading.current?.focus();
                }}
              >
                {words.showWhole}
              </Button>
            )}
          </div>
        )}
      </div>
      <div ref={chart}>
        {months.length > 1 && <MonthChart usages={usages} months={months} nameOf={usage.nameOf} />}
      </div>
      <MonthTable
        usages={usages}
        nameOf={usage.nameOf}
        total={isCut ? words.wholeTotal : words.total}
        onMore={usage.tellApart}
      />
    </section>
  );
}
