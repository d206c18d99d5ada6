import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useRef, type JSX, type RefObject } from 'react';
import { formatPhoneNumber, shownNumber } from '../../../../domain/email/telephone.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconKey } from '../../../components/icons.ts';
import type { StoredCall, StoredLeg } from '../../../firebase/calls/usage.ts';
import { useUsageWords } from '../usage-words.ts';
import { Estimated } from './call-end.tsx';
import classes from './call-panel.module.css';
import { ScrollBox } from './scroll-box.tsx';
import { useUsageFormat } from '../use-usage-view.ts';

interface LegsProps {
  readonly call: StoredCall;
  readonly legs: readonly StoredLeg[];
  /** Whole numbers by leg, where the account has them shown and they are kept. */
  readonly numbers: ReadonlyMap<string, string> | null;
}

/** The callers of a call; on a phone as cards. */
export function LegTable(props: LegsProps): JSX.Element {
  // As wide as the panel becomes: what stands in French about a call past midnight needs all of it.
  const isWide = useMediaQuery('(min-width: 56rem)', false, { getInitialValueInEffect: false });
  const rows = useRows(props);
  const list = useFocusOnMore(rows.length);
  return <div ref={list}>{isWide ? <LegRows rows={rows} /> : <LegCards rows={rows} />}</div>;
}

/**
 * The last step of "Show more callers" takes the button away, and with it the focus: it goes on to the
 * first of those who came, and not to the page's beginning.
 */
function useFocusOnMore(count: number): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  useLayoutEffect(() => {
    const first = before.current;
    before.current = count;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (count <= first || !isLost) return;
    const row = list.current?.querySelectorAll<HTMLElement>('[data-leg]')[first];
    row?.focus({ preventScroll: true });
  }, [count]);
  return list;
}

type Rows = ReturnType<typeof useRows>;

function LegRows({ rows }: { readonly rows: Rows }): JSX.Element {
  const { callers, columns } = useUsageWords().call;
  return (
    <ScrollBox label={callers}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{columns.caller}</th>
            <th scope="col">{columns.role}</th>
            <th scope="col">{columns.dialed}</th>
            <th scope="col">{columns.joined}</th>
            <th scope="col">{columns.left}</th>
            <th scope="col" className={classes.number}>
              {columns.waited}
            </th>
            <th scope="col" className={classes.number}>
              {columns.time}
            </th>
            <th scope="col" className={classes.number}>
              {columns.minutes}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ leg, caller, dialed, joined, left, reason, waited, time, minutes }) => (
            <tr key={leg.id} data-leg tabIndex={-1}>
              <th scope="row" className={classes.nowrap}>
                {caller}
              </th>
              <td>
                <Role leg={leg} />
              </td>
              <td className={classes.nowrap}>{dialed}</td>
              <td>{joined}</td>
              <td>
                <span>{left}</span> <span className={classes.soft}>{reason}</span>
                {leg.isEstimated && (
                  <>
                    {' '}
                    <Estimated />
                  </>
                )}
              </td>
              <td className={classes.number}>{waited}</td>
              <td className={classes.number}>{time}</td>
              <td className={classes.number}>{minutes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function LegCards({ rows }: { readonly rows: Rows }): JSX.Element {
  const { columns } = useUsageWords().call;
  return (
    <ul className={classes.cards}>
      {rows.map(({ leg, caller, dialed, joined, left, reason, waited, time, minutes }) => (
        <li key={leg.id} data-leg tabIndex={-1}>
          <div className={classes.legHead}>
            <strong>{caller}</strong>
            <Role leg={leg} />
          </div>
          <dl className={classes.legFacts}>
            <div>
              <dt>{columns.joined}</dt>
              <dd>{joined}</dd>
            </div>
            <div>
              <dt>{columns.left}</dt>
              <dd>
                {left} <span className={classes.soft}>{reason}</span>{' '}
                {leg.isEstimated && <Estimated />}
              </dd>
            </div>
            <div>
              <dt>{columns.time}</dt>
              <dd>{time}</dd>
            </div>
            <div>
              <dt>{columns.minutes}</dt>
              <dd>{minutes}</dd>
            </div>
            <div>
              <dt>{columns.waited}</dt>
              <dd>{waited}</dd>
            </div>
            <div className={classes.wide}>
              <dt>{columns.dialed}</dt>
              <dd className={classes.nowrap}>{dialed}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Role({ leg }: { readonly leg: StoredLeg }): JSX.Element {
  const { role } = useUsageWords().call;
  if (leg.role === 'participant') return <span className={classes.soft}>{role.participant}</span>;
  return (
    <span className={classes.leader}>
      <IconKey size={14} stroke={2} aria-hidden />
      {role.leader}
    </span>
  );
}

/** What stands of each leg, in words. */
function useRows({ call, legs, numbers }: LegsProps) {
  const words = useUsageWords().call;
  const { number, clock, length } = useUsageFormat();
  const { account } = useAccount();
  return legs.map((leg) => {
    const whole = numbers?.get(leg.id);
    return {
      leg,
      caller: whole === undefined ? (leg.caller ?? words.withheld) : formatPhoneNumber(whole),
      dialed:
        leg.dialedNumber === ''
          ? words.noNumber
          : shownNumber(leg.dialedNumber, account.shownNumbers),
      joined: clock(leg.joinedAt, call.startedAt),
      left: leg.leftAt === null ? words.stillThere : clock(leg.leftAt, call.startedAt),
      reason:
        leg.leftAt === null || (leg.isEstimated && leg.leftReason === null)
          ? ''
          : words.leftReasons[leg.leftReason ?? 'unknown'],
      waited: leg.waitedSeconds === 0 ? '–' : length(leg.waitedSeconds),
      time: leg.leftAt === null ? '–' : length(leg.seconds),
      minutes: leg.leftAt === null ? '–' : number(leg.minutes),
    };
  });
}
