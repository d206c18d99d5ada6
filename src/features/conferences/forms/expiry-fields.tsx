import './expiry-fields.css';
import { TextInput } from '@mantine/core';
import { DatePickerInput, DatesProvider } from '@mantine/dates';
import type { JSX } from 'react';
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import type { ConferenceInput } from '../../../../domain/conference.ts';
import { checkExpiry, type LocalResolution } from '../../../../domain/expiry.ts';
import { formatInstant, localDateTime, sameMomentElsewhere } from '../../../../domain/moment.ts';
import { useAccount } from '../../../components/account-context.tsx';
import { useNow } from '../../../components/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import 'dayjs/locale/fr-ca';
import type { ConferenceFormValues } from './conference-form-schema.ts';
import classes from './conference-form.module.css';
import { localOf } from './form-values.ts';

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * Date and time on the account's clock, what they mean on one's own, and the choice where the
 * clocks are set back. Comes with the calendar and Temporal, so it is loaded only when needed.
 */
export function ExpiryFields(props: {
  readonly form: UseFormReturn<ConferenceFormValues, unknown, ConferenceInput>;
  /** Nobody has touched the stored expiry: that it has passed is no mistake of this form's. */
  readonly asStored: boolean;
  /** What Save found, already in words. */
  readonly error: string | undefined;
}): JSX.Element {
  const { t, format, language } = useI18n();
  const { account } = useAccount();
  const { form } = props;
  const words = t.conferenceForm;
  const now = useNow();
  const values = useWatch({ control: form.control, compute: (all: ConferenceFormValues) => all });
  const check =
    values.date === null || values.time === ''
      ? null
      : checkExpiry(localOf(values), account.timeZone, now, values.choice ?? undefined);
  const elsewhere = check?.ok
    ? sameMomentElsewhere(check.instant, account.timeZone, browserZone, language)
    : null;
  const doubled = doubledMoments(values, account.timeZone, now);
  // Said as soon as it is known; a missing date only when Save was pressed.
  const error =
    check?.ok === false && !props.asStored
      ? words.problems[check.problem]
      : check
        ? undefined
        : props.error;

  return (
    <DatesProvider
      settings={{
        locale: language === 'fr' ? 'fr-ca' : 'en',
        firstDayOfWeek: 0,
        // Red days would look like an error.
        weekendDays: [],
      }}
    >
      <div className={classes.dateRow}>
        <Controller
          control={form.control}
          name="date"
          render={({ field }) => (
            <DatePickerInput
              ref={field.ref}
              label={words.expiry.date}
              placeholder={words.expiry.chooseDate}
              value={field.value}
              onChange={(date) => {
                field.onChange(date);
                form.setValue('choice', null);
              }}
              onBlur={field.onBlur}
              minDate={localDateTime(now, account.timeZone).slice(0, 10)}
              valueFormat={language === 'fr' ? 'ddd D MMM YYYY' : 'ddd, D MMM YYYY'}
              error={error !== undefined}
              aria-describedby="expiry-notes"
              // Mantine names the calendar's dialog after an element with this id.
              id="expiry-date"
              popoverProps={{ id: 'expiry-date', shadow: 'none' }}
              previousLabel={words.expiry.previousMonth}
              nextLabel={words.expiry.nextMonth}
            />
          )}
        />
        <TextInput
          {...form.register('time', { onChange: () => form.setValue('choice', null) })}
          type="time"
          label={words.expiry.time}
          error={error !== undefined}
          aria-describedby="expiry-notes"
        />
      </div>
      {doubled !== null && (
        <Controller
          control={form.control}
          name="choice"
          render={({ field }) => (
            <fieldset className={`plain-fieldset ${classes.which}`}>
              <legend>{words.expiry.which}</legend>
              {(['earlier', 'later'] as const).map((choice) => (
                <label key={choice}>
                  <input
                    type="radio"
                    name={field.name}
                    checked={field.value === choice}
                    onChange={() => field.onChange(choice)}
                  />
                  {formatInstant(doubled[choice], account.timeZone, language)}
                </label>
              ))}
            </fieldset>
          )}
        />
      )}
      <div id="expiry-notes">
        {error !== undefined && (
          <p className={classes.error} role="alert">
            {error}
          </p>
        )}
        <p className={classes.zone}>{words.expiry.inZone(format.zone(account.timeZone))}</p>
        {elsewhere !== null && <p className={classes.zone}>{words.expiry.elsewhere(elsewhere)}</p>}
      </div>
    </DatesProvider>
  );
}

type Doubled = Extract<LocalResolution, { kind: 'doubled' }>;

/** The two moments where the typed time comes twice, otherwise null. */
function doubledMoments(values: ConferenceFormValues, timeZone: string, now: Date): Doubled | null {
  if (values.date === null || values.time === '') return null;
  const check = checkExpiry(localOf(values), timeZone, now);
  if (check.ok || check.resolution?.kind !== 'doubled') return null;
  return check.resolution;
}
