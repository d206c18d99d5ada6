import { Button, TextInput } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { useForm } from 'react-hook-form';
import { Notice } from '../../../components/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { resetPassword, type ResetFailure } from '../api/reset-password.ts';
import { Door } from './door.tsx';
import classes from './door.module.css';

export function ResetPasswordPage(): JSX.Element {
  const { t } = useI18n();
  const words = t.signIn.reset;
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <Door title={sentTo === null ? words.title : words.sentTitle}>
      {sentTo === null ? (
        <ResetForm onSent={setSentTo} />
      ) : (
        <p role="status" className={classes.lead}>
          {words.sentText(sentTo)}
        </p>
      )}
      <div className={classes.form}>
        <Link to="/sign-in" search={{}} className={classes.forgot}>
          {words.back}
        </Link>
      </div>
    </Door>
  );
}

function ResetForm(props: { readonly onSent: (email: string) => void }): JSX.Element {
  const { t, language } = useI18n();
  const words = t.signIn;
  const [failure, setFailure] = useState<ResetFailure | null>(null);
  const given = useRouterState({ select: (state) => state.location.state.email });
  const form = useForm({ defaultValues: { email: given ?? '' } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ email }) => {
    setFailure(null);
    const failed = await resetPassword(email, language);
    if (failed === null) props.onSent(email.trim());
    else setFailure(failed);
  });

  return (
    <>
      <p className={classes.lead}>{words.reset.intro}</p>
      {failure !== null && <Notice tone="bad">{words.errors[failure]}</Notice>}
      <form onSubmit={submit} noValidate>
        <fieldset disabled={isSubmitting} className={`${classes.form} plain-fieldset`}>
          <TextInput
            {...form.register('email', { required: true, pattern: /^\S+@\S+\.\S+$/ })}
            label={words.email}
            type="email"
            autoComplete="username"
            autoFocus
            size="md"
            error={
              errors.email &&
              (errors.email.type === 'required'
                ? words.errors.emailRequired
                : words.errors.emailInvalid)
            }
          />
          <Button type="submit" size="md" fullWidth loading={isSubmitting}>
            {words.reset.submit}
          </Button>
        </fieldset>
      </form>
    </>
  );
}
