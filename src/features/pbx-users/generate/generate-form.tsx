import './generate.css';
import { Button, Checkbox } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useDeferredValue, useMemo, type JSX } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import { NEVER_EXPIRES } from '../../../../domain/conference/chosen-expiry.ts';
import { readTagPattern } from '../../../../domain/pbx-users/tag-pattern.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { late } from '../../../components/late/late.tsx';
import type { TypedMoment } from '../../../components/dates/typed-moment.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import {
  firstValues,
  generateSchema,
  type GenerateChoice,
  type GenerateValues,
} from './generate-schema.ts';
import { planUsers, type SortedUsers } from './plan-users.ts';
import { selectedUsers } from '../selected-users.ts';
import { useGenerateWords } from './generate-words.ts';
import { GeneratePreview } from './generate-preview.tsx';
import { StartProblem } from '../../../runs/screens/start-problem.tsx';
import { useRunStart } from '../../../runs/screens/use-run-start.ts';
import { TagPatternField } from './tag-pattern-field.tsx';
import classes from './generate.module.css';

const MomentFields = late(
  async () => (await import('../../../components/dates/moment-fields.tsx')).MomentFields,
  <div className={classes.momentPlace} aria-busy />,
);

/** The choices that hold for all, what comes of them, and the start. */
export function GenerateForm(props: { readonly users: SortedUsers }): JSX.Element {
  const { t, format, language } = useI18n();
  const { accountId, account } = useAccount();
  const words = useGenerateWords();
  const { problem, start } = useRunStart('users');
  const { ready } = props.users;

  const schema = useMemo(
    () => generateSchema(account.timeZone, () => new Date()),
    [account.timeZone],
  );
  const form = useForm<GenerateValues, unknown, GenerateChoice>({
    resolver: zodResolver(schema),
    defaultValues: { ...firstValues, pattern: words.pattern.placeholders.name },
  });
  const { errors, isSubmitting } = form.formState;
  const values = useWatch({ control: form.control, compute: (now: GenerateValues) => now });

  // Thousands of Tags are made anew at each letter: what is typed shows first.
  const typed = useDeferredValue(values.pattern);
  const planned = useMemo(() => {
    const check = readTagPattern(typed);
    return check.ok ? planUsers(ready, check.pattern, NEVER_EXPIRES) : null;
  }, [typed, ready]);
  const check = readTagPattern(values.pattern);
  const patternError = check.ok ? undefined : words.problems[check.problem](check.unknown);

  const submit = form.handleSubmit(async ({ pattern, expiry }) => {
    const { items } = planUsers(ready, pattern, expiry);
    await start(items, () => selectedUsers.clear(accountId));
  });

  const moment: TypedMoment = { date: values.date, time: values.time, choice: values.choice };
  const changeMoment = (next: TypedMoment): void => {
    form.setValue('choice', next.choice);
    form.setValue('time', next.time);
    form.setValue('date', next.date, { shouldValidate: form.formState.isSubmitted });
  };
  const sentence = (found: ConferenceProblem): string => t.conferenceForm.problems[found];
  const count = planned === null ? ready.length : planned.items.length;

  return (
    <form onSubmit={submit} noValidate className={classes.halves}>
      <fieldset disabled={isSubmitting} className={`plain-fieldset ${classes.fields}`}>
        <Controller
          control={form.control}
          name="pattern"
          render={({ field }) => (
            <TagPatternField
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              inputRef={field.ref}
              error={patternError}
              example={planned?.items[0]?.tag}
              lang={language}
            />
          )}
        />
        <div className={classes.expiry}>
          <Controller
            control={form.control}
            name="neverExpires"
            render={({ field: { value, ...field } }) => (
              <Checkbox
                {...field}
                checked={value}
                label={t.conferenceForm.expiry.never}
                description={value ? t.conferenceForm.expiry.neverDescription : undefined}
              />
            )}
          />
          {!values.neverExpires && (
            <MomentFields
              value={moment}
              onChange={changeMoment}
              labels={{
                date: t.conferenceForm.expiry.date,
                time: t.conferenceForm.expiry.time,
              }}
              sentence={sentence}
              error={
                errors.date?.message === undefined
                  ? undefined
                  : sentence(errors.date.message as ConferenceProblem)
              }
            />
          )}
        </div>
      </fieldset>
      <GeneratePreview users={props.users} planned={planned} />
      <div className={classes.end}>
        {problem !== null && <StartProblem problem={problem} />}
        <Button
          type="submit"
          className={classes.start}
          loading={isSubmitting}
          disabled={count === 0 || !check.ok}
        >
          {count === 0 ? words.nothing : words.start(count, format.number(count))}
        </Button>
      </div>
    </form>
  );
}
