import type { JSX } from 'react';
import classes from './progress-bar.module.css';

/**
 * How far something has come, of which it is known how much there is.
 *
 * @param props.total  null: not known yet; the bar then only says that something is being done
 */
export function ProgressBar(props: {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}): JSX.Element {
  const { label, done, total } = props;
  const share = total === null || total === 0 ? 0 : Math.min(1, done / total);
  return (
    <div
      className={classes.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      {...(total === null ? {} : { 'aria-valuemax': total, 'aria-valuenow': done })}
    >
      <div
        className={classes.fill}
        data-unknown={total === null}
        style={{ width: `${(share * 100).toFixed(2)}%` }}
      />
    </div>
  );
}
