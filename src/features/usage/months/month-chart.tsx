import './month-chart.css';
import { BarChart } from '@mantine/charts';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, type JSX } from 'react';
import { chartOf, roundMarks, type ConferenceUsage } from '../../../../domain/usage/totals.ts';
import { Sentence } from '../../../components/addresses/sentence.tsx';
import { useUsageWords } from '../usage-words.ts';
import classes from './months-section.module.css';
import type { ConferenceName, Usage } from '../use-usage.ts';
import { useUsageFormat } from '../use-usage-view.ts';

/** Conferences that have a part of their own in each bar; the others share one. */
const PARTS = 4;
/** From the strongest to the faintest, and a grey for all others (tokens.css has no such scale). */
const COLORS = [1, 2, 3, 4, 5].map((n) => `var(--part-${n})`);
const OTHERS = 'var(--part-others)';
/** Names of so many months have room on a phone; of more, their first letters. */
const WHOLE_NAMES = 6;

interface Part {
  readonly key: string;
  readonly label: string;
  readonly color: string;
}

/** Billed minutes of each month as a bar, in it the conferences that have the most. */
export function MonthChart(props: {
  readonly usages: readonly ConferenceUsage[];
  readonly months: readonly string[];
  readonly nameOf: Usage['nameOf'];
}): JSX.Element {
  const { usages, months, nameOf } = props;
  const words = useUsageWords().months.chart;
  const { number, month, shortMonth } = useUsageFormat();
  const isSmall = useMediaQuery('(max-width: 48rem)', false, { getInitialValueInEffect: false });
  const isNarrow = isSmall && months.length > WHOLE_NAMES;
  const { labels, rows } = useMemo(() => {
    const [only] = usages;
    // One conference alone is taken apart by the Tags that it had.
    if (usages.length === 1 && only !== undefined && only.tags.length > 1) {
      const chart = chartOf(only.tags, months, PARTS);
      return { rows: chart.rows, labels: chart.top.map(({ tag }) => tag) };
    }
    const chart = chartOf(usages, months, PARTS);
    return { rows: chart.rows, labels: chart.top.map((usage) => labelOf(nameOf(usage))) };
  }, [usages, months, nameOf]);
  const parts = labels.map((label, index): Part => ({
    key: `part${index}`,
    label,
    color: COLORS[index] ?? OTHERS,
  }));
  if (rows.some(({ others }) => others > 0)) {
    parts.push({ key: 'others', label: words.others, color: OTHERS });
  }
  const data = rows.map((row) => ({
    month: row.month,
    ...Object.fromEntries(row.minutes.map((minutes, index) => [`part${index}`, minutes])),
    others: row.others,
  }));
  const most = data
    .map((row) => ({ month: row.month, minutes: sumOf(row, parts) }))
    .reduce((a, b) => (b.minutes > a.minutes ? b : a));
  const marks = roundMarks(most.minutes);

  return (
    <div className={`${classes.chart} ${classes.colors}`} data-few={months.length < 5}>
      <div role="img" aria-label={words.describe(month(most.month), number(most.minutes))}>
        <BarChart
          aria-hidden
          h={200}
          data={data}
          dataKey="month"
          type="stacked"
          series={parts.map(({ key, label, color }) => ({ name: key, label, color }))}
          accessibilityLayer={false}
          maxBarWidth={44}
          gridAxis="x"
          tickLine="none"
          strokeDasharray="0"
          gridColor="var(--line)"
          textColor="var(--ink-soft)"
          cursorFill="var(--surface-hover)"
          valueFormatter={number}
          barProps={{ stroke: 'var(--surface)', strokeWidth: 1, strokeOpacity: 1 }}
          xAxisProps={{
            interval: 0,
            height: 40,
            tick: ({ x, y, payload }: MonthTick) => (
              <text x={x} y={Number(y) + 6} textAnchor="middle" fontSize={12} fill="currentColor">
                <tspan x={x} dy="0.7em">
                  {shortMonth(payload.value, isNarrow)}
                </tspan>
                {showsYear(months, payload.value) && (
                  <tspan x={x} dy="1.25em">
                    {payload.value.slice(0, 4)}
                  </tspan>
                )}
              </text>
            ),
          }}
          yAxisProps={{
            // About seven pixels a digit.
            width: 20 + number(marks.at(-1) ?? 0).length * 7,
            ticks: [...marks],
            domain: [0, marks.at(-1) ?? 0],
            interval: 0,
          }}
          barChartProps={{ margin: { top: 8, right: 8 } }}
          tooltipProps={{
            // Also asked for while nothing is pointed at.
            content: ({ label, payload }) =>
              payload.length === 0 ? null : (
                <MonthTooltip
                  title={month(String(label))}
                  parts={parts}
                  values={(payload[0]?.payload as Record<string, unknown> | undefined) ?? {}}
                />
              ),
          }}
        />
      </div>
      <ul className={classes.legend}>
        {parts.map(({ key, label, color }) => (
          <li key={key}>
            <span className={classes.swatch} style={{ background: color }} aria-hidden />
            <bdi>
              <Sentence>{label}</Sentence>
            </bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

const labelOf = ({ tag, beside }: ConferenceName): string =>
  beside === null ? tag : `${tag} · ${beside}`;

/** The year stands where it begins, and at the first month unless it would get in the way of that. */
function showsYear(months: readonly string[], month: string): boolean {
  const january = months.findIndex((each) => each.endsWith('-01'));
  return month.endsWith('-01') || (month === months[0] && (january < 0 || january > 2));
}

interface MonthTick {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: string };
}

function sumOf(row: object, parts: readonly Part[]): number {
  const values = row as Readonly<Record<string, unknown>>;
  return parts.reduce((sum, { key }) => sum + Number(values[key] ?? 0), 0);
}

function MonthTooltip(props: {
  readonly title: string;
  readonly parts: readonly Part[];
  readonly values: Readonly<Record<string, unknown>>;
}): JSX.Element {
  const { number } = useUsageFormat();
  const words = useUsageWords().months.chart;
  const { title, parts, values } = props;
  return (
    <div className={classes.tooltip}>
      <span className={classes.tooltipTitle}>{words.all(title, number(sumOf(values, parts)))}</span>
      {/* As they stand in the bar: the last one on top. */}
      {[...parts]
        .reverse()
        .filter(({ key }) => Number(values[key] ?? 0) > 0)
        .map(({ key, label, color }) => (
          <span key={key} className={classes.tooltipRow}>
            <span className={classes.swatch} style={{ background: color }} />
            <bdi>
              <Sentence>{label}</Sentence>
            </bdi>
            <span className="figures">{number(Number(values[key]))}</span>
          </span>
        ))}
    </div>
  );
}
