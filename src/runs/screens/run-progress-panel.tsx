import type { JSX, ReactNode } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import type { RunPhase } from '../run/run-state.ts';
import type { RunKind } from '../plan/run-plan.ts';
import type { RunLook } from '../plan/run-work.ts';
import { useWordsOfRun } from './run-words.ts';
import classes from './run.module.css';

/** `ended`: by a person, before all was begun. */
export type ShownPhase = RunPhase | 'elsewhere' | 'ended';

/** How far a run is: one bar of what is made and what is sent, the figures, and what can be done. */
export function RunProgressPanel(props: {
  /** Null: not known. */
  readonly kind: RunKind | null;
  readonly phase: ShownPhase;
  readonly total: number;
  /** Made or left alone. */
  readonly settled: number;
  readonly alone: number;
  readonly look: RunLook | null;
  /** Null while nothing is being made. */
  readonly perSecond: number | null;
  readonly actions: ReactNode;
}): JSX.Element {
  const { format } = useI18n();
  const words = useWordsOfRun(props.kind);
  const { phase, total, settled, alone, look, perSecond } = props;
  const ended = alone + (look === null ? 0 : look.sent + look.failed);
  const share = (count: number): string =>
    `${total === 0 ? 100 : (100 * Math.min(count, total)) / total}%`;
  const hint = phase in words.hint ? words.hint[phase as keyof typeof words.hint] : undefined;
  const figures = [
    ['made', look?.made],
    ['codes', look?.codes],
    ['sent', look?.sent],
    ['waiting', look?.waiting],
    ['failed', look?.failed],
    ['alone', alone],
  ] as const;
  return (
    <section className={classes.panel} aria-label={words.progress} data-phase={phase}>
      <div className={classes.panelHead}>
        <p className={classes.phase}>{words.phase[phase]}</p>
        <p className={classes.count}>
          <strong>{words.of(format.number(Math.min(settled, total)), format.number(total))}</strong>
          {perSecond !== null && settled < total && (
            <span>{timeLeft(total - settled, perSecond)}</span>
          )}
        </p>
      </div>
      <div
        className={classes.bar}
        role="progressbar"
        aria-label={words.progress}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={Math.min(ended, total)}
        aria-valuetext={`${words.of(format.number(Math.min(ended, total)), format.number(total))}, ${words.phase[phase]}`}
      >
        <span className={classes.barMade} style={{ width: share(settled) }} />
        <span className={classes.barEnded} style={{ width: share(ended) }} />
      </div>
      <dl className={classes.figures}>
        {figures.map(
          ([name, count]) =>
            ((name !== 'alone' && name !== 'waiting') || (count ?? 0) > 0) &&
            isTold(name) && (
              <div key={name} data-figure={name} data-any={count !== undefined && count > 0}>
                <dt>{words.figures[name]}</dt>
                <dd>{count === undefined ? '–' : format.number(count)}</dd>
              </div>
            ),
        )}
      </dl>
      {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      {props.actions !== false && <div className={classes.actions}>{props.actions}</div>}
    </section>
  );

  /** Conferences that are there have their codes; and no email goes out of a deletion. */
  function isTold(name: (typeof figures)[number][0]): boolean {
    const isMade = props.kind === null || props.kind === 'users' || props.kind === 'import';
    const sendsNone = props.kind === 'delete' || props.kind === 'restore';
    return name === 'codes' ? isMade : name !== 'failed' || !sendsNone;
  }

  function timeLeft(count: number, pace: number): string {
    const minutes = Math.round(count / pace / 60);
    return minutes < 1 ? words.lessThanAMinute : words.left(words.minutes(minutes));
  }
}
