import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconChevronLeft } from '../../../components/icons.ts';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { MessagePage } from '../../../components/pages/message-page.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { LoadWords, useLoadWords } from './load-words.ts';
import { LoadSteps } from './load-steps.tsx';
import classes from '../../../csv-files/screens/file-page-parts.module.css';

/** Cloud PBX users › Load users from a file: for administrators who keep the directory themselves. */
export function LoadUsersPage(): JSX.Element {
  return (
    <LoadWords waiting={<Skeleton height={320} radius={12} />}>
      <Page />
    </LoadWords>
  );
}

function Page(): JSX.Element {
  const { accountId, account, role } = useAccount();
  const words = useLoadWords();
  // Another file is another load: nothing of the one before stays.
  const [load, setLoad] = useState(0);

  const closed =
    role !== 'admin' ? 'viewer' : account.pbxDirectory === 'provider' ? 'provider' : null;
  // Who is in the middle of a load hears of it there, and what was loaded.
  const [wasOpen] = useState(closed === null);
  if (closed !== null && !wasOpen) return <Closed why={closed} />;
  return (
    <>
      <Link
        to="/a/$accountId/conferencing/users"
        params={{ accountId }}
        search={{}}
        className={classes.back}
      >
        <IconChevronLeft size={14} stroke={2} aria-hidden />
        {words.back}
      </Link>
      <PageHeader title={words.title} />
      <LoadSteps key={load} onAnother={() => setLoad(load + 1)} />
    </>
  );
}

function Closed(props: { readonly why: 'viewer' | 'provider' }): JSX.Element {
  const { accountId } = useAccount();
  const words = useLoadWords().closed;
  return (
    <MessagePage
      title={words[props.why].title}
      actions={
        <LinkButton to="/a/$accountId/conferencing/users" params={{ accountId }} search={{}}>
          {words.back}
        </LinkButton>
      }
    >
      <p>{words[props.why].text}</p>
    </MessagePage>
  );
}
