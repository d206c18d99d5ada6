import './sign-in.css';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState, useSyncExternalStore, type JSX, type FormEvent } from 'react';
import { bareAddress } from '../../../domain/conference/pasted-address.ts';
import { Notice } from '../../components/notices/notice.tsx';
import { begunSignIn, subscribeToBegunSignIn } from '../../components/pages/outline.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { signIn, type SignInFailure } from './api/sign-in.ts';
import { Door } from './door.tsx';
import classes from './door.module.css';

const route = getRouteApi('/sign-in');

/** Two fields; react-hook-form would be a tenth of this page's weight, so it is not used here. */
export function SignInPage(): JSX.Element {
  const { t } = useI18n();
  const words = t.signIn;
  const { to } = route.useSearch();
  const router = useRouter();
  // What was typed into the outline of this page, which has just gone.
  const begun = useSyncExternalStore(subscribeToBegunSignIn, begunSignIn);
  const [typedEmail, setEmail] = useState<string | null>(null);
  const [typedPassword, setPassword] = useState<string | null>(null);
  const email = typedEmail ?? begun?.email ?? '';
  const password = typedPassword ?? begun?.password ?? '';
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (begun?.isInPassword === true) passwordField.current?.focus();
    if (begun?.asked === true) form.current?.requestSubmit();
  }, [begun]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (email.trim() === '') return emailField.current?.focus();
    if (password === '') return passwordField.current?.focus();
    if (busy) return;
    setBusy(true);
    setFailure(null);
    // The next page's files come while Firebase thinks.
    void router.preloadRoute({ to: '/' }).catch(() => undefined);
    const failed = await signIn(email, password);
    if (failed === null) {
      await router.navigate({ href: to ?? '/', replace: true });
      return;
    }
    // The address stays; the password is typed again.
    setPassword('');
    setTried(false);
    setBusy(false);
    setFailure(failed);
    passwordField.current?.focus();
  };

  return (
    <Door title={words.title}>
      {failure !== null && <Notice tone="bad">{words.errors[failure]}</Notice>}
      {failure === null && to !== undefined && <Notice tone="info">{words.returnNote}</Notice>}
      <form ref={form} onSubmit={submit} noValidate className={classes.form}>
        <TextInput
          ref={emailField}
          label={words.email}
          type="email"
          autoComplete="username"
          autoFocus
          size="md"
          value={email}
          readOnly={busy}
          onChange={(event) => setEmail(bareAddress(event.currentTarget.value))}
          error={tried && email.trim() === '' && words.errors.emailRequired}
        />
        <PasswordInput
          ref={passwordField}
          label={words.password}
          autoComplete="current-password"
          size="md"
          value={password}
          readOnly={busy}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={tried && password === '' && words.errors.passwordRequired}
          visibilityToggleButtonProps={{ 'aria-label': words.showPassword }}
          visibilityToggleFocusable
        />
        <Button type="submit" size="md" fullWidth loading={busy}>
          {words.submit}
        </Button>
        <Link
          to="/reset-password"
          // Takes the address along, so that it need not be typed again.
          state={(state) => ({ ...state, email })}
          className={classes.forgot}
        >
          {words.forgot}
        </Link>
      </form>
    </Door>
  );
}
