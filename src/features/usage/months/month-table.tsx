import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState, type JSX } from 'react';
import type { Sums } from '../../../../domain/usage/sums.ts';
import { monthlySums, type ConferenceUsage } from '../../../../domain/usage/totals.ts';
import { Sentence } from '../../../components/addresses/sentence.tsx';
import { IconChevronRight } from '../../../components/icons.ts';
import { useUsageWords } from '../usage-words.ts';
import { otherTags } from '../filter/conference-picker.tsx';
import classes from './months-section.module.css';
import type { ConferenceName, Usage } from '../use-usage.ts';
import { useUsageFormat } from '../use-usage-view.ts';

/** Conferences that are shown before all are asked for. */
const SHOWN = 8;
const MORE = 100;

/**
 * The conferences with what their months come to, most minutes first. A row opens to its months, and
 * in them to the Tags that the conference had.
 */
export function MonthTable(props: {
  readonly usages: readonly ConferenceUsage[];
  readonly nameOf: Usage['nameOf'];
  /** What the sum of all is called. */
  readonly total: string;
  readonly onMore: () => void;
}): JSX.Element {
  const { usages, nameOf } = props;
  const t = useUsageWords();
  const { number } = useUsageFormat();
  const [shown, setShown] = useState(SHOWN);
  const columns = t.calls.columns;
  const isWide = useMediaQuery('(min-width: 48rem)', false, { getInitialValueInEffect: false });
  const rest = usages.length - shown;
  return (
    <div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t.months.conference}</th>
            <Heading>{t.totals.calls}</Heading>
            {isWide && <Heading>{columns.callers}</Heading>}
            {isWide && <Heading>{columns.time}</Heading>}
            <Heading>{columns.minutes}</Heading>
          </tr>
        </thead>
        {usages.slice(0, shown).map((usage) => (
          <Conference key={usage.conferenceId} usage={usage} name={nameOf(usage)} isWide={isWide} />
        ))}
        {usages.length > 1 && <Sum usages={usages} name={props.total} isWide={isWide} />}
      </table>
      {usages.length > SHOWN && (
        <div className={classes.foot}>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              props.onMore();
              setShown(rest > 0 ? shown + MORE : SHOWN);
            }}
          >
            {rest > 0
              ? t.months.all(Math.min(rest, MORE), number(Math.min(rest, MORE)))
              : t.months.fewer}
          </Button>
        </div>
      )}
    </div>
  );
}

function Heading(props: { readonly children: string }): JSX.Element {
  return (
    <th scope="col" className={classes.number}>
      {props.children}
    </th>
  );
}

function Conference(props: {
  readonly usage: ConferenceUsage;
  readonly name: ConferenceName;
  readonly isWide: boolean;
}): JSX.Element {
  const { usage, name, isWide } = props;
  const t = useUsageWords();
  const { month } = useUsageFormat();
  const [opened, setOpened] = useState(false);
  const others = otherTags(name, t.filter);
  // Where a conference had several Tags, each month says which of them it had.
  const months = usage.tags
    .flatMap(({ tag, months: all }) => [...all].map(([key, sums]) => ({ key, tag, sums })))
    .sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? 1 : -1));
  return (
    <tbody>
      <tr>
        <th scope="row" className={classes.name}>
          <button
            type="button"
            className={classes.opener}
            aria-expanded={opened}
            aria-label={t.months.open(
              name.beside === null ? name.tag : `${name.tag}, ${name.beside}`,
            )}
            onClick={() => setOpened(!opened)}
          >
            <IconChevronRight className={classes.arrow} size={14} stroke={2} aria-hidden />
            <span>
              <bdi>{name.tag}</bdi>
              {name.beside !== null && (
                <span className={classes.beside}>
                  {' '}
                  · <Sentence>{name.beside}</Sentence>
                </span>
              )}
            </span>
          </button>
          {others !== '' && <span className={classes.under}>{others}</span>}
          {!isWide && <Under sums={usage.sums} />}
        </th>
        <Numbers sums={usage.sums} isWide={isWide} />
      </tr>
      {opened &&
        months.map(({ key, tag, sums }) => (
          <tr key={`${key}/${tag}`} className={classes.month}>
            <th scope="row">
              {month(key)}
              {usage.tags.length > 1 && (
                <>
                  {' · '}
                  <bdi>{tag}</bdi>
                </>
              )}
            </th>
            <Numbers sums={sums} isWide={isWide} />
          </tr>
        ))}
    </tbody>
  );
}

function Sum(props: {
  readonly usages: readonly ConferenceUsage[];
  readonly name: string;
  readonly isWide: boolean;
}): JSX.Element {
  const { usages, name, isWide } = props;
  const t = useUsageWords();
  const { month } = useUsageFormat();
  const [opened, setOpened] = useState(false);
  const { sums, months } = monthlySums(usages.map((usage) => usage.months));
  return (
    <tfoot>
      <tr>
        <th scope="row" className={classes.name}>
          <button
            type="button"
            className={classes.opener}
            aria-expanded={opened}
            aria-label={t.months.open(name)}
            onClick={() => setOpened(!opened)}
          >
            <IconChevronRight className={classes.arrow} size={14} stroke={2} aria-hidden />
            {name}
          </button>
          {!isWide && <Under sums={sums} />}
        </th>
        <Numbers sums={sums} isWide={isWide} />
      </tr>
      {opened &&
        [...months].reverse().map(([key, ofMonth]) => (
          <tr key={key} className={classes.month}>
            <th scope="row">{month(key)}</th>
            <Numbers sums={ofMonth} isWide={isWide} />
          </tr>
        ))}
    </tfoot>
  );
}

/** Where there is no room for all columns, two of them stand under the name. */
function Under(props: { readonly sums: Sums }): JSX.Element {
  const t = useUsageWords();
  const { number, time } = useUsageFormat();
  const { legs, seconds } = props.sums;
  return (
    <span className={classes.under}>
      {t.export.read.legs(legs, number(legs))} · {time(seconds)}
    </span>
  );
}

function Numbers(props: { readonly sums: Sums; readonly isWide: boolean }): JSX.Element {
  const { number, time } = useUsageFormat();
  const { calls, legs, seconds, minutes } = props.sums;
  return (
    <>
      <td className={classes.number}>{number(calls)}</td>
      {props.isWide && <td className={classes.number}>{number(legs)}</td>}
      {props.isWide && <td className={classes.number}>{time(seconds)}</td>}
      <td className={classes.number}>{number(minutes)}</td>
    </>
  );
}
