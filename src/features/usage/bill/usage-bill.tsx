import type { JSX } from 'react';
import type { Sums } from '../../../../domain/usage/sums.ts';
import { monthlySums } from '../../../../domain/usage/totals.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { otherTags } from '../filter/conference-picker.tsx';
import type { Usage } from '../use-usage.ts';
import { useUsageFormat, useUsageView } from '../use-usage-view.ts';
import { useUsageWords } from '../usage-words.ts';
import classes from './usage-bill.module.css';

/**
 * What is printed of the usage history: whose it is, of which days, what they come to, and each conference with
 * its share. Not the calls: a page of them is no bill.
 */
export function UsageBill(props: {
  readonly usage: Usage;
  readonly totals: Sums;
  readonly usages: NonNullable<Usage['selected']>;
}): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const { choice } = useUsageView();
  const { day, number, time } = useUsageFormat();
  const words = useUsageWords();
  const now = useNow();
  const { usage, totals, usages } = props;
  const { from, to } = choice.range;
  const { columns } = words.calls;
  return (
    <article>
      <header className={classes.head}>
        <div>
          <h1>{account.name}</h1>
          <p>{t.common.frame.usage}</p>
        </div>
        <p className={classes.printed}>
          {words.bill.printed(format.dateTime(now, account.timeZone))}
        </p>
      </header>
      <dl className={classes.facts}>
        <dt>{words.bill.period}</dt>
        <dd>{words.range.span(day(from), day(to))}</dd>
        {usage.filterName !== null && (
          <>
            <dt>{words.filter.label}</dt>
            <dd>
              <bdi>{usage.filterName}</bdi>
            </dd>
          </>
        )}
        <dt>{words.totals.calls}</dt>
        <dd>{number(totals.calls)}</dd>
        <dt>{words.totals.callers}</dt>
        <dd>{number(totals.legs)}</dd>
        <dt>{words.totals.time}</dt>
        <dd>
          {time(totals.seconds)}, {words.totals.timeHelp}
        </dd>
        <dt>{words.totals.minutes}</dt>
        <dd>
          <strong>{number(totals.minutes)}</strong>, {words.totals.minutesHelp}
        </dd>
      </dl>
      <h2>{words.bill.shares}</h2>
      {usage.isCut && (
        <p>
          {words.range.span(day(usage.whole.from), day(usage.whole.to))}. {words.months.cut}
        </p>
      )}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.months.conference}</th>
            <th scope="col">{words.totals.calls}</th>
            <th scope="col">{columns.callers}</th>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.minutes}</th>
          </tr>
        </thead>
        <tbody>
          {usages.map((each) => (
            <Row key={each.conferenceId} sums={each.sums}>
              <Name usage={usage} of={each} />
            </Row>
          ))}
        </tbody>
        <tfoot>
          <Row sums={monthlySums(usages.map(({ months }) => months)).sums}>
            {usage.isCut ? words.months.wholeTotal : words.months.total}
          </Row>
        </tfoot>
      </table>
      <p className={classes.zone}>{words.zone(format.zone(account.timeZone))}</p>
    </article>
  );
}

function Name(props: {
  readonly usage: Usage;
  readonly of: NonNullable<Usage['selected']>[number];
}): JSX.Element {
  const name = props.usage.nameOf(props.of);
  const others = otherTags(name, useUsageWords().filter);
  return (
    <>
      <bdi>{name.tag}</bdi>
      {name.beside !== null && <span> · {name.beside}</span>}
      {others !== '' && <span className={classes.under}>{others}</span>}
    </>
  );
}

function Row(props: { readonly sums: Sums; readonly children: JSX.Element | string }): JSX.Element {
  const { number, time } = useUsageFormat();
  const { calls, legs, seconds, minutes } = props.sums;
  return (
    <tr>
      <th scope="row">{props.children}</th>
      <td>{number(calls)}</td>
      <td>{number(legs)}</td>
      <td>{time(seconds)}</td>
      <td>{number(minutes)}</td>
    </tr>
  );
}
