import './sign-in.css';
import { Button, PasswordInput, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useRef, useState, type FormEvent, type JSX } from 'react';
import { Notice } from '../../components/notices/notice.tsx';
import { useOwnLocation } from '../../components/pages/use-own-location.ts';
import { currentPerson } from '../../firebase/session.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { EmailAddress } from '../../components/addresses/email-address.tsx';
import { choosePassword, SHORTEST_PASSWORD, type ChooseFailure } from './api/choose-password.ts';
import { openedLinkQuery } from './api/opened-link-query.ts';
import type { OpenedLink } from './api/open-password-link.ts';
import { Door } from './door.tsx';
import classes from './door.module.css';
import { linkSecret } from './link-secret.ts';

/** Where an emailed link leads: choosing a password, and being signed in with it. */
export function ChoosePasswordPage(): JSX.Element {
  const { t } = useI18n();
  const words = t.signIn.choose;
  // Who has chosen a password goes on, and this page stays until the next one is there: with its link.
  const secret = linkSecret(useOwnLocation().hash);
  const opened = useQuery(openedLinkQuery(secret));
  const { data } = opened;

  if (data === undefined && opened.isError && !opened.isFetching) {
    return (
      <Door title={words.title}>
        <Notice
          tone="bad"
          actions={
            <Button size="xs" variant="default" onClick={() => void opened.refetch()}>
              {t.common.actions.retry}
            </Button>
          }
        >
          {t.signIn.errors.network}
        </Notice>
      </Door>
    );
  }
  if (data === undefined) {
    return (
      <Door title={words.title}>
        <div role="status" aria-label={t.common.loading} className={classes.form}>
          {opened.failureCount > 0 && <p className={classes.lead}>{words.slow}</p>}
          <Skeleton height={64} />
          <Skeleton height={64} />
          <Skeleton height={42} />
        </div>
      </Door>
    );
  }
  return data.state === 'open' ? (
    <ChooseForm key={data.email} {...data} renew={async () => (await opened.refetch()).data} />
  ) : (
    <ClosedLink state={data.state} email={data.email} />
  );
}

/** Says why a link lets nobody choose a password, and the way on. */
function ClosedLink(props: {
  readonly state: Exclude<OpenedLink['state'], 'open'>;
  readonly email: string | null;
}): JSX.Element {
  const { t } = useI18n();
  const words = t.signIn.choose;
  const email = props.email ?? '';
  return (
    <Door title={words.closed[props.state].title}>
      <p className={classes.lead}>{words.closed[props.state].text}</p>
      <div className={classes.form}>
        {props.state !== 'ended' && (
          <Link to="/sign-in" search={{}} className={classes.forgot}>
            {words.toSignIn}
          </Link>
        )}
        <Link
          to="/reset-password"
          state={(state) => ({ ...state, email })}
          className={classes.forgot}
        >
          {props.state === 'ended' ? words.newLink : t.signIn.forgot}
        </Link>
      </div>
    </Door>
  );
}

function ChooseForm(props: {
  readonly email: string;
  readonly code: string;
  /** Asks for a new code. */
  readonly renew: () => Promise<OpenedLink | undefined>;
}): JSX.Element {
  const { t } = useI18n();
  const words = t.signIn.choose;
  const router = useRouter();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ChooseFailure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { email } = props;
  const other = currentPerson();
  // As Firebase counts: code units.
  const isShort = password.length < SHORTEST_PASSWORD;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (isShort) return field.current?.focus();
    if (busy) return;
    setBusy(true);
    setFailure(null);
    let failed = await choosePassword(email, props.code, password);
    if (failed === 'ended') {
      // The page was open for longer than Firebase's code is good.
      const again = await props.renew();
      if (again?.state !== 'open') return setBusy(false);
      if (again.code !== props.code) failed = await choosePassword(email, again.code, password);
    }
    if (failed === null) return router.navigate({ to: '/', replace: true });
    if (failed === 'signIn') {
      return router.navigate({ to: '/sign-in', search: {}, replace: true });
    }
    setBusy(false);
    setFailure(failed);
    field.current?.focus();
  };

  return (
    <Door title={words.title}>
      {failure !== null && failure !== 'signIn' && (
        <Notice tone="bad">{words.failures[failure]}</Notice>
      )}
      {other !== null && other.email.toLowerCase() !== email.toLowerCase() && (
        <Notice tone="info">{words.otherPerson(other.email)}</Notice>
      )}
      <form onSubmit={submit} noValidate className={classes.form}>
        <p className={classes.whose}>
          <span className={classes.lead}>{t.signIn.email}</span>
          <span>
            <EmailAddress email={email} />
          </span>
        </p>
        {/* For password managers alone: they keep the password under this address. */}
        <input
          type="email"
          autoComplete="username"
          value={email}
          readOnly
          tabIndex={-1}
          aria-hidden
          className="visually-hidden"
        />
        <PasswordInput
          ref={field}
          label={words.password}
          description={words.hint(SHORTEST_PASSWORD)}
          autoComplete="new-password"
          autoFocus
          size="md"
          value={password}
          readOnly={busy}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={tried && isShort && words.short(SHORTEST_PASSWORD)}
          visibilityToggleButtonProps={{ 'aria-label': t.signIn.showPassword, tabIndex: 0 }}
        />
        <Button type="submit" size="md" fullWidth loading={busy}>
          {words.submit}
        </Button>
      </form>
    </Door>
  );
}
