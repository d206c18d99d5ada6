import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { IconChevronLeft } from '../../components/icons.ts';
import { LinkButton } from '../../components/controls/link-button.tsx';
import { MessagePage } from '../../components/pages/message-page.tsx';
import { PageHeader } from '../../components/pages/page-header.tsx';
import { ImportWords, useImportWords } from './import-words.ts';
import { ImportConferences } from './import-conferences.tsx';
import classes from '../../csv-files/screens/file-page-parts.module.css';

/** Conferencing › Import: conferences that need no user of the Cloud PBX, for administrators. */
export function ImportPage(): JSX.Element {
  return (
    <ImportWords waiting={<Skeleton height={320} radius={12} />}>
      <Page />
    </ImportWords>
  );
}

function Page(): JSX.Element {
  const { accountId, role } = useAccount();
  const words = useImportWords();
  const list = { to: '/a/$accountId/conferencing/settings', params: { accountId } } as const;
  if (role !== 'admin') {
    return (
      <MessagePage
        title={words.closed.title}
        actions={<LinkButton {...list}>{words.closed.back}</LinkButton>}
      >
        <p>{words.closed.text}</p>
      </MessagePage>
    );
  }
  return (
    <>
      <Link {...list} className={classes.back}>
        <IconChevronLeft size={16} stroke={1.8} aria-hidden />
        {words.back}
      </Link>
      <PageHeader title={words.title} />
      <ImportConferences />
    </>
  );
}
