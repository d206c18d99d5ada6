import { Button, TextInput } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState, type FormEvent, type JSX } from 'react';
import { bareAddress } from '../../../domain/conference/pasted-address.ts';
import { Notice } from '../../components/notices/notice.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { resetPassword, type ResetFailure } from './api/reset-password.ts';
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
  const given = useRouterState({ select: (state) => state.location.state.email });
  const [email, setEmail] = useState(given ?? '');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ResetFailure | null>(null);
  const problem = emailProblem(email);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (problem !== null || busy) return;
    setBusy(true);
    setFailure(null);
    const failed = await resetPassword(email, language);
    setBusy(false);
    if (failed === null) props.onSent(email.trim());
    else setFailure(failed);
  };

  return (
    <>
      <p className={classes.lead}>{words.reset.intro}</p>
      {failure !== null && <Notice tone="bad">{words.errors[failure]}</Notice>}
      <form onSubmit={submit} noValidate className={classes.form}>
        <TextInput
          label={words.email}
          type="email"
          autoComplete="username"
          autoFocus
          size="md"
          value={email}
          readOnly={busy}
          onChange={(event) => setEmail(bareAddress(event.currentTarget.value))}
          error={tried && problem !== null && words.errors[problem]}
        />
        <Button type="submit" size="md" fullWidth loading={busy}>
          {words.reset.submit}
        </Button>
      </form>
    </>
  );
}

function emailProblem(email: string): 'emailRequired' | 'emailInvalid' | null {
  if (email.trim() === '') return 'emailRequired';
  return /^\S+@\S+\.\S+$/.test(email.trim()) ? null : 'emailInvalid';
}
