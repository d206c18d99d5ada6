import { useEffect, useEffectEvent, type JSX } from 'react';
import { useController, useWatch, type UseFormReturn } from 'react-hook-form';
import type { ConferenceInput } from '../../../../domain/conference/conference-input.ts';
import { MomentFields } from '../../../components/dates/moment-fields.tsx';
import type { TypedMoment } from '../../../components/dates/typed-moment.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import type { ConferenceFormValues } from './form-fields.ts';

/** The expiry in the conference's form. */
export function ExpiryFields(props: {
  readonly form: UseFormReturn<ConferenceFormValues, unknown, ConferenceInput>;
  /** Nobody has touched the stored expiry: that it has passed is no mistake of this form's. */
  readonly asStored: boolean;
  /** What Save found, already in words. */
  readonly error: string | undefined;
  /** Somebody would type a date now, and may have said so before these fields were here. */
  readonly isWanted: boolean;
  readonly onFocused: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const { form, isWanted } = props;
  const words = t.conferenceForm;
  const date = useController({ control: form.control, name: 'date' }).field;
  const time = useController({ control: form.control, name: 'time' }).field;
  const value = useWatch({
    control: form.control,
    compute: ({ date, time, choice }: ConferenceFormValues): TypedMoment => ({
      date,
      time,
      choice,
    }),
  });

  const onFocused = useEffectEvent(props.onFocused);
  useEffect(() => {
    if (!isWanted) return;
    form.setFocus('date');
    onFocused();
  }, [form, isWanted]);

  const change = (next: TypedMoment): void => {
    form.setValue('choice', next.choice);
    if (next.date !== value.date) date.onChange(next.date);
    if (next.time !== value.time) time.onChange(next.time);
  };
  return (
    <MomentFields
      value={value}
      onChange={change}
      onBlur={date.onBlur}
      dateRef={date.ref}
      labels={{ date: words.expiry.date, time: words.expiry.time }}
      sentence={(problem) => words.problems[problem]}
      asStored={props.asStored}
      error={props.error}
    />
  );
}
