import type { JSX } from 'react';
import type { StoredCall } from '../../../firebase/calls/usage.ts';
import { useUsageWords } from '../usage-words.ts';
import { CallEnd } from '../call/call-end.tsx';
import { CallLink, useOpenOnClick, type CallListProps } from './call-table.tsx';
import classes from './calls-section.module.css';
import { useUsageFormat } from '../use-usage-view.ts';

/** The calls on a phone: the same facts, one card a call. */
export function CallCards(props: CallListProps): JSX.Element {
  return (
    <ul className={classes.cards}>
      {props.calls.map((call) => (
        <Card key={call.id} call={call} />
      ))}
    </ul>
  );
}

function Card({ call }: { readonly call: StoredCall }): JSX.Element {
  const { columns } = useUsageWords().calls;
  const { number, start, length, time } = useUsageFormat();
  const open = useOpenOnClick(call.id);
  const { startedAt, endedAt } = call;
  return (
    <li data-call={call.id} className={classes.card} {...open}>
      <div className={classes.head}>
        <CallLink call={call}>
          <bdi>{call.tag}</bdi>
        </CallLink>
        <span className={classes.when}>
          <span>{start(startedAt)}</span>
          <CallEnd call={call} />
        </span>
      </div>
      <dl className={classes.facts}>
        <Fact name={columns.duration}>
          {endedAt === null ? '–' : length(Math.ceil((endedAt - startedAt) / 1000))}
        </Fact>
        <Fact name={columns.callers}>{number(call.legs)}</Fact>
        <Fact name={columns.peak}>{number(call.peak)}</Fact>
        <Fact name={columns.time}>{time(call.seconds)}</Fact>
        <Fact name={columns.minutes}>{number(call.minutes)}</Fact>
      </dl>
    </li>
  );
}

function Fact(props: { readonly name: string; readonly children: string }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
