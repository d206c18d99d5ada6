import { useMediaQuery } from '@mantine/hooks';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { IconKey } from '../../../components/icons.ts';
import type { StoredCall, StoredLeg } from '../../../firebase/calls/usage.ts';
import { drawnLegs, timeTicks } from '../../../../domain/usage/timeline.ts';
import { waitsOf } from '../../../../domain/usage/waits.ts';
import { useUsageWords } from '../usage-words.ts';
import classes from './call-panel.module.css';
import { useUsageFormat } from '../use-usage-view.ts';

/** Bars beyond so many say nothing to the eye. */
const LANES = 40;

/** Who was there when, a bar each. For the eye: the table below it says the same. */
export function Timeline(props: {
  readonly call: StoredCall;
  readonly legs: readonly StoredLeg[];
}): JSX.Element {
  const { call } = props;
  const legs = drawnLegs(props.legs, LANES);
  // Of those that were read: where there are more, a leader may be among them who is not.
  const leaders = props.legs.filter(({ role }) => role === 'leader');
  const { account } = useAccount();
  const now = useNow().getTime();
  const words = useUsageWords().call;
  const { minute, clock, number } = useUsageFormat();
  const isWide = useMediaQuery('(min-width: 48rem)', false, { getInitialValueInEffect: false });
  const start = call.startedAt;
  const end = Math.max(
    start + 1000,
    call.endedAt ?? now,
    ...props.legs.map((leg) => leg.leftAt ?? 0),
  );
  const share = (at: number) => `${(((at - start) / (end - start)) * 100).toFixed(3)}%`;
  const leftOut = call.legs - legs.length;
  const ticks = timeTicks(start, end, account.timeZone, isWide ? 7 : 4);
  return (
    <section className={classes.section} aria-labelledby="usage-timeline">
      <h3 id="usage-timeline">{words.timeline}</h3>
      <div role="img" aria-label={words.timelineHelp(minute(start), minute(end))}>
        <div className={classes.axis}>
          <div className={classes.scale}>
            {ticks.map((tick) => (
              <span
                key={tick}
                className={classes.tick}
                data-edge={edgeOf((tick - start) / (end - start))}
                style={{ left: share(tick) }}
              >
                {tick % 60_000 === 0 ? minute(tick) : clock(tick, tick)}
              </span>
            ))}
          </div>
        </div>
        <div className={classes.lanes}>
          {legs.map((leg) => (
            <div key={leg.id} className={classes.lane}>
              <span className={classes.label} data-role={leg.role}>
                {leg.role === 'leader' && <IconKey size={12} stroke={2.2} aria-hidden />}
                {leg.caller ?? words.withheld}
              </span>
              <div className={classes.track}>
                {ticks.map((tick) => (
                  <span key={tick} className={classes.line} style={{ left: share(tick) }} />
                ))}
                <span
                  className={classes.bar}
                  data-role={leg.role}
                  data-end={leg.leftAt === null ? 'live' : leg.isEstimated ? 'estimated' : 'told'}
                  style={{
                    // Who came and went at the very end still stands inside.
                    left: `min(${share(leg.joinedAt)}, 100% - var(--least))`,
                    width: `calc(${share(start + (leg.leftAt ?? end) - leg.joinedAt)})`,
                  }}
                >
                  {leg.waitedSeconds > 0 &&
                    waitsOf(leg, leaders, end).map(({ from, to }) => (
                      <span
                        key={from}
                        className={classes.waiting}
                        style={{
                          left: shareOf(leg, end, from - leg.joinedAt),
                          width: shareOf(leg, end, to - from),
                        }}
                      />
                    ))}
                </span>
              </div>
            </div>
          ))}
        </div>
      </div>
      {leftOut > 0 && <p className={classes.note}>{words.leftOut(leftOut, number(leftOut))}</p>}
      <Key legs={legs} />
    </section>
  );
}

/** What the bars' looks mean, as far as they are there. */
function Key({ legs }: { readonly legs: readonly StoredLeg[] }): JSX.Element {
  const words = useUsageWords().call;
  const looks = [
    {
      word: words.role.leader,
      isThere: legs.some(({ role }) => role === 'leader'),
      role: 'leader',
    },
    {
      word: words.role.participant,
      isThere: legs.some(({ role }) => role === 'participant'),
      role: 'participant',
    },
    {
      word: words.waiting,
      isThere: legs.some(({ waitedSeconds }) => waitedSeconds > 0),
      role: 'participant',
      look: 'waiting',
    },
    {
      word: words.estimatedEnd,
      isThere: legs.some(({ isEstimated }) => isEstimated),
      role: 'participant',
      look: 'estimated',
    },
    {
      word: words.stillThere,
      isThere: legs.some(({ leftAt }) => leftAt === null),
      role: 'participant',
      look: 'live',
    },
  ];
  return (
    <ul className={classes.key} aria-hidden>
      {looks
        .filter(({ isThere }) => isThere)
        .map(({ word, role, look }) => (
          <li key={word}>
            <span className={classes.sample}>
              <span className={classes.bar} data-role={role} data-end={look}>
                {look === 'waiting' && (
                  <span className={classes.waiting} style={{ width: '100%' }} />
                )}
              </span>
            </span>
            {word}
          </li>
        ))}
    </ul>
  );
}

/** Milliseconds of a stay as a part of its bar. */
function shareOf({ joinedAt, leftAt }: StoredLeg, end: number, milliseconds: number): string {
  const share = milliseconds / Math.max(1, (leftAt ?? end) - joinedAt);
  return `${(Math.min(1, share) * 100).toFixed(3)}%`;
}

/** A mark at an edge has its text inside. */
function edgeOf(share: number): 'start' | 'end' | undefined {
  if (share < 0.05) return 'start';
  return share > 0.95 ? 'end' : undefined;
}
