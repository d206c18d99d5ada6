import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ChangeEvent, type JSX, type KeyboardEvent } from 'react';
import { Controller } from 'react-hook-form';
import { bareAddress } from '../../../../domain/conference/pasted-address.ts';
import { deliveryState } from '../../../../domain/conference/email-state.ts';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import { tagSchema } from '../../../../domain/conference/conference-input.ts';
import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { LANGUAGES } from '../../../../domain/language.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { late } from '../../../components/late/late.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { RecentTime } from '../../../components/dates/recent-time.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { sameTagQuery } from '../api/same-tag-query.ts';
import { Sentence } from '../../../components/addresses/sentence.tsx';
import classes from './conference-form.module.css';
import { SaveProblemNotice } from './save-problem-notice.tsx';
import type { ConferenceFormState } from './use-conference-form.ts';

const ExpiryFields = late(
  async () => (await import('./expiry-fields.tsx')).ExpiryFields,
  <div className={classes.expiryPlace} aria-busy />,
);

// These belong to Edit, and to few of its Saves: Generate does not download them.
const DirectoryOffer = late(
  async () => (await import('./directory-offer.tsx')).DirectoryOffer,
  null,
);
const RenewalOffer = late(async () => (await import('./renewal-offer.tsx')).RenewalOffer, null);
const ExpiredQuestion = late(
  async () => (await import('./expired-question.tsx')).ExpiredQuestion,
  <div className={classes.expiryPlace} aria-busy />,
);
const ConflictNotice = late(
  async () => (await import('./conflict-notice.tsx')).ConflictNotice,
  <div className={classes.expiryPlace} aria-busy />,
);

/** The fields and Save. Cmd or Ctrl with Enter saves from any of them. */
export function ConferenceForm(props: {
  readonly state: ConferenceFormState;
  readonly conferenceId: string;
  /** Said above the fields: where they come from. */
  readonly note?: string | undefined;
}): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  const { state } = props;
  const { form, values, base } = state;
  const { errors, isSubmitting } = form.formState;
  const words = t.conferenceForm;
  const now = useNow();
  const sentence = (message: string | undefined): string | undefined =>
    message === undefined ? undefined : words.problems[message as ConferenceProblem];

  const [isDateWanted, setDateWanted] = useState(false);
  const isToTypeOver = state.isCopy && !state.restored;
  useEffect(() => {
    // The Tag of a copy. By itself the field has its text only after it has the focus.
    if (isToTypeOver) form.setFocus('tag', { shouldSelect: true });
  }, [form, isToTypeOver]);

  const saveOnCommandEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void state.submit();
  };

  const takeBareAddress = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const address = bareAddress(target.value);
    if (address === target.value) return;
    form.setValue('adminEmail', address, {
      shouldDirty: true,
      shouldValidate: form.formState.isSubmitted,
    });
  };

  return (
    <form onSubmit={state.submit} onKeyDown={saveOnCommandEnter} noValidate>
      <fieldset disabled={isSubmitting} className={`plain-fieldset ${classes.fields}`}>
        {props.note !== undefined && <Notice tone="info">{props.note}</Notice>}
        {state.restored && <Notice tone="info">{words.restored}</Notice>}
        {base !== null && isExpired(base, now) && <Notice tone="warn">{words.expired}</Notice>}
        {base !== null && deliveryState(base) === 'failed' && (
          <LastEmailFailed base={base} now={now} />
        )}
        <div>
          <TextInput
            {...form.register('tag')}
            label={words.tag.label}
            description={words.tag.description}
            error={sentence(errors.tag?.message)}
            autoComplete="off"
            // On Edit the form comes after the panel has placed its focus, so it asks for it itself.
            autoFocus
            data-autofocus
            required
            withAsterisk={false}
          />
          <SameTagWarning tag={values.tag} conferenceId={props.conferenceId} />
        </div>
        <div>
          <TextInput
            {...form.register('adminEmail', { onChange: takeBareAddress })}
            label={words.email.label}
            description={words.email.description}
            error={sentence(errors.adminEmail?.message)}
            type="email"
            autoComplete="off"
            required
            withAsterisk={false}
          />
          {base?.directory?.isSettled === false && (
            <DirectoryOffer
              address={base.directory.email}
              typed={values.adminEmail}
              use={(address) =>
                form.setValue('adminEmail', address, {
                  shouldDirty: true,
                  shouldValidate: form.formState.isSubmitted,
                })
              }
            />
          )}
          {state.renewal.former !== null && (
            <RenewalOffer former={state.renewal.former} renewal={state.renewal} />
          )}
        </div>
        <div className={classes.expiry}>
          <Controller
            control={form.control}
            name="neverExpires"
            render={({ field: { value, ...field } }) => (
              <Checkbox
                {...field}
                checked={value}
                label={words.expiry.never}
                description={value ? words.expiry.neverDescription : undefined}
              />
            )}
          />
          {!values.neverExpires && (
            <ExpiryFields
              form={form}
              asStored={state.expiryAsStored}
              error={sentence(errors.date?.message)}
              isWanted={isDateWanted}
              onFocused={() => setDateWanted(false)}
            />
          )}
        </div>
        <NativeSelect
          {...form.register('language')}
          label={words.language.label}
          description={words.language.description}
          data={LANGUAGES.map((value) => ({
            value,
            label: words.language.choice(words.language.names[value], value === account.language),
          }))}
        />
      </fieldset>
      <div className={classes.end}>
        {state.conflict !== null && <ConflictNotice state={state} theirs={state.conflict} />}
        {state.problem !== null && <SaveProblemNotice problem={state.problem} />}
        {state.expired !== null && (
          <ExpiredQuestion
            state={state}
            expiresAt={state.expired}
            onNewDate={() => setDateWanted(true)}
          />
        )}
        {state.conflict === null && state.expired === null && (
          <>
            {base !== null && (
              <p className={classes.sendsTo}>
                <Sentence>
                  {(state.renewal.given ? words.givesCodesTo : words.sendsTo)(
                    values.adminEmail.trim() || base.adminEmail,
                    words.language.written[values.language],
                  )}
                </Sentence>
              </p>
            )}
            <Button type="submit" loading={isSubmitting} className={classes.save}>
              {base === null ? words.saveNew : words.saveEdit}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}

/** Why the last Save's email did not go out, for whoever opens the conference to mend it. */
function LastEmailFailed(props: { readonly base: Conference; readonly now: Date }): JSX.Element {
  const { t } = useI18n();
  const { email } = props.base;
  const failure = email?.failure ?? 'other';
  return (
    <Notice tone="warn" title={t.conferenceForm.story.emailFailed(t.conferences.failure[failure])}>
      {email !== null && <RecentTime at={email.at} now={props.now} />}
      <p>{t.conferences.failureHelp[failure]}</p>
    </Notice>
  );
}

/** Two conferences may share a Tag; it is said, because their calls then look alike in the usage. */
function SameTagWarning(props: {
  readonly tag: string;
  readonly conferenceId: string;
}): JSX.Element | null {
  const { t } = useI18n();
  const { accountId } = useAccount();
  const [typed] = useDebouncedValue(props.tag, 400);
  const tag = tagSchema.safeParse(typed);
  const same = useQuery({
    ...sameTagQuery(accountId, tag.data ?? ''),
    enabled: tag.success,
  });
  if (typed !== props.tag) return null;
  if (!(same.data ?? []).some((id) => id !== props.conferenceId)) return null;
  return (
    <p className={classes.warning} role="status">
      {t.conferenceForm.duplicateTag}
    </p>
  );
}
