import './sign-in.css';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Notice } from '../../../components/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { signIn, type SignInFailure } from '../api/sign-in.ts';
import { Door } from './door.tsx';
import classes from './door.module.css';

const route = getRouteApi('/sign-in');

interface Credentials {
  readonly email: string;
  readonly password: string;
}

export function SignInPage(): JSX.Element {
  const { t } = useI18n();
  const words = t.signIn;
  const { to } = route.useSearch();
  const router = useRouter();
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const form = useForm<Credentials>({ defaultValues: { email: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  const email = useWatch({ control: form.control, name: 'email' });

  const submit = form.handleSubmit(async ({ email, password }) => {
    setFailure(null);
    // The next page's files come while Firebase thinks.
    void router.preloadRoute({ to: '/' }).catch(() => undefined);
    const failed = await signIn(email, password);
    if (failed === null) {
      await router.navigate({ href: to ?? '/', replace: true });
      return;
    }
    setFailure(failed);
    // The address stays; the password is typed again, as everywhere.
    form.resetField('password');
    // The field is disabled until this submission has been rendered as over.
    setTimeout(() => form.setFocus(failed === 'wrong' ? 'password' : 'email'));
  });

  return (
    <Door title={words.title}>
      {failure !== null && <Notice tone="bad">{words.errors[failure]}</Notice>}
      {failure === null && to !== undefined && <Notice tone="info">{words.returnNote}</Notice>}
      <form onSubmit={submit} noValidate>
        <fieldset disabled={isSubmitting} className={`${classes.form} plain-fieldset`}>
          <TextInput
            {...form.register('email', { required: true })}
            label={words.email}
            type="email"
            autoComplete="username"
            autoFocus
            size="md"
            error={errors.email && words.errors.emailRequired}
          />
          <PasswordInput
            {...form.register('password', { required: true })}
            label={words.password}
            autoComplete="current-password"
            size="md"
            error={errors.password && words.errors.passwordRequired}
            visibilityToggleButtonProps={{ 'aria-label': words.showPassword }}
          />
          <Button type="submit" size="md" fullWidth loading={isSubmitting}>
            {words.submit}
          </Button>
          <ForgotLink email={email} label={words.forgot} />
        </fieldset>
      </form>
    </Door>
  );
}

/** Takes the address along, so that it need not be typed again. */
function ForgotLink(props: { readonly email: string; readonly label: string }): JSX.Element {
  return (
    <Link
      to="/reset-password"
      state={(state) => ({ ...state, email: props.email })}
      className={classes.forgot}
    >
      {props.label}
    </Link>
  );
}
