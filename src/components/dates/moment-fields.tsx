import './moment-fields.css';
import { useId, type JSX, type Ref } from 'react';
import type { ConferenceProblem } from '../../../domain/conference/conference-problem.ts';
import { dayIn, type LocalResolution } from '../../../domain/time/local-time.ts';
import { formatInstant } from '../../../domain/time/moment.ts';
import { useAccount } from '../account/account-context.tsx';
import { useNow } from './use-now.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { onOwnClock } from './browser-zone.ts';
import { DateField } from './date-field.tsx';
import classes from './moment-fields.module.css';
import { TimeField } from './time-field.tsx';
import { checkTyped, type TypedMoment } from './typed-moment.ts';

/**
 * A date and a time on the account's clock, what they mean on one's own, and the choice where the
 * clocks are set back. Comes with the calendar, so it is loaded only when needed.
 */
export function MomentFields(props: {
  readonly value: TypedMoment;
  readonly onChange: (value: TypedMoment) => void;
  readonly onBlur?: () => void;
  readonly dateRef?: Ref<HTMLInputElement>;
  /** The last day that the calendar offers. */
  readonly latest?: Date;
  readonly labels: { readonly date: string; readonly time: string };
  readonly sentence: (problem: ConferenceProblem) => string;
  /** The value is a stored one that nobody has touched: that it has passed is no mistake here. */
  readonly asStored?: boolean;
  /** What Save found, already in words. */
  readonly error: string | undefined;
}): JSX.Element {
  const { t, format, language } = useI18n();
  const { account } = useAccount();
  const { value, onChange } = props;
  const words = t.conferenceForm.expiry;
  const now = useNow();
  const id = useId();
  const today = dayIn(now, account.timeZone);
  const check =
    value.date === null || value.time === '' ? null : checkTyped(value, account.timeZone, now);
  const elsewhere = check?.ok ? onOwnClock(check.instant, account.timeZone, language) : null;
  const doubled = doubledMoments(value, account.timeZone, now);
  // Said as soon as it is known; a missing date only when Save was pressed.
  const error =
    check?.ok === false && props.asStored !== true
      ? props.sentence(check.problem)
      : check && props.latest === undefined
        ? undefined
        : props.error;

  return (
    <>
      <div className={classes.dateRow}>
        <DateField
          value={value.date}
          onChange={(date, time) =>
            onChange({ ...value, date, time: time ?? value.time, choice: null })
          }
          onBlur={props.onBlur}
          inputRef={props.dateRef}
          label={props.labels.date}
          error={error !== undefined}
          describedBy={`${id}-notes`}
          today={today}
          max={props.latest === undefined ? undefined : dayIn(props.latest, account.timeZone)}
        />
        <TimeField
          value={value.time}
          onChange={(time) => onChange({ ...value, time, choice: null })}
          label={props.labels.time}
          error={error !== undefined}
          describedBy={`${id}-notes`}
        />
      </div>
      {doubled !== null && (
        <fieldset className={`plain-fieldset ${classes.which}`}>
          <legend>{words.which}</legend>
          {(['earlier', 'later'] as const).map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name={`${id}-choice`}
                checked={value.choice === choice}
                onChange={() => onChange({ ...value, choice })}
              />
              {formatInstant(doubled[choice], account.timeZone, language)}
            </label>
          ))}
        </fieldset>
      )}
      <div id={`${id}-notes`}>
        {error !== undefined && (
          <p className={classes.error} role="alert">
            {error}
          </p>
        )}
        <p className={classes.zone}>
          {words.inZone(format.zone(account.timeZone, check?.ok ? check.instant : undefined))}
        </p>
        {elsewhere !== null && <p className={classes.zone}>{words.elsewhere(elsewhere)}</p>}
      </div>
    </>
  );
}

type Doubled = Extract<LocalResolution, { kind: 'doubled' }>;

/** The two moments where the typed time comes twice, otherwise null. */
function doubledMoments(value: TypedMoment, timeZone: string, now: Date): Doubled | null {
  if (value.date === null || value.time === '') return null;
  const check = checkTyped({ ...value, choice: null }, timeZone, now);
  if (check.ok || check.resolution?.kind !== 'doubled') return null;
  return check.resolution;
}
