import { Link, useNavigate } from '@tanstack/react-router';
import type { JSX, MouseEvent } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import type { StoredCall } from '../../../firebase/calls/usage.ts';
import { useUsageWords } from '../usage-words.ts';
import { CallEnd } from '../call/call-end.tsx';
import classes from './calls-section.module.css';
import { useUsageFormat, useUsageView } from '../use-usage-view.ts';

export interface CallListProps {
  readonly calls: readonly StoredCall[];
}

/** The calls on a wide screen. */
export function CallTable(props: CallListProps): JSX.Element {
  const { columns } = useUsageWords().calls;
  return (
    <div className={classes.box}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{columns.start}</th>
            <th scope="col">{columns.tag}</th>
            {(['duration', 'callers', 'peak', 'time', 'minutes'] as const).map((column) => (
              <th key={column} scope="col" className={classes.number}>
                {columns[column]}
              </th>
            ))}
            <th scope="col">{columns.end}</th>
          </tr>
        </thead>
        <tbody>
          {props.calls.map((call) => (
            <Row key={call.id} call={call} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ call }: { readonly call: StoredCall }): JSX.Element {
  const { number, start, length, time } = useUsageFormat();
  const open = useOpenOnClick(call.id);
  const { startedAt, endedAt } = call;
  return (
    <tr data-call={call.id} className={classes.row} {...open}>
      <th scope="row" className={classes.start}>
        <CallLink call={call}>{start(startedAt)}</CallLink>
      </th>
      <td className={classes.tag}>
        <bdi>{call.tag}</bdi>
      </td>
      <td className={classes.number}>
        {endedAt === null ? '–' : length(Math.ceil((endedAt - startedAt) / 1000))}
      </td>
      <td className={classes.number}>{number(call.legs)}</td>
      <td className={classes.number}>{number(call.peak)}</td>
      <td className={classes.number}>{time(call.seconds)}</td>
      <td className={classes.number}>{number(call.minutes)}</td>
      <td className={classes.end}>
        <CallEnd call={call} />
      </td>
    </tr>
  );
}

/** The way into a call. `data-call` above it is where the focus comes back to. */
export function CallLink(props: {
  readonly call: StoredCall;
  readonly children: string | JSX.Element;
}): JSX.Element {
  const { accountId } = useAccount();
  const { view } = useUsageView();
  const { start } = useUsageFormat();
  const words = useUsageWords().calls;
  const { call } = props;
  return (
    <Link
      to="/a/$accountId/conferencing/usage"
      params={{ accountId }}
      search={{ ...view, call: call.id }}
      resetScroll={false}
      preload={false}
      className={classes.open}
      aria-label={words.open(call.tag, start(call.startedAt))}
    >
      {props.children}
    </Link>
  );
}

/**
 * For the mouse, the whole row opens the call; keyboard and screen reader have its link. Not when
 * something in the row was meant, or text was being selected.
 */
export function useOpenOnClick(callId: string): {
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
} {
  const { accountId } = useAccount();
  const { view } = useUsageView();
  const navigate = useNavigate();
  return {
    onClick: (event) => {
      const { target, currentTarget } = event;
      if (!(target instanceof Element) || !currentTarget.contains(target)) return;
      if (target.closest('a, button') !== null) return;
      if (window.getSelection()?.isCollapsed === false) return;
      void navigate({
        to: '/a/$accountId/conferencing/usage',
        params: { accountId },
        search: { ...view, call: callId },
        resetScroll: false,
      });
    },
  };
}
