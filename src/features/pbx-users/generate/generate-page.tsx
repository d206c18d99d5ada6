import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState, type JSX, type ReactNode } from 'react';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconChevronLeft } from '../../../components/icons.ts';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { MessagePage } from '../../../components/pages/message-page.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { readSelectedUsers } from '../api/read-selected-users.ts';
import { sortUsers } from './plan-users.ts';
import { useSelection } from '../selection/selection-store.ts';
import { viewOf } from '../selection/selection.ts';
import { GenerateWords, useGenerateWords } from './generate-words.ts';
import { GenerateForm } from './generate-form.tsx';
import classes from './generate.module.css';

/** Conferencing › Cloud PBX users › Generate: what will be made for the selected users, and the start. */
export function GeneratePage(): JSX.Element {
  return (
    <GenerateWords waiting={<PageSkeleton />}>
      <Generate />
    </GenerateWords>
  );
}

function Generate(): JSX.Element {
  const { accountId, role } = useAccount();
  const words = useGenerateWords();
  const selection = useSelection(accountId);
  if (role !== 'admin') return <Message title={words.title}>{words.viewer}</Message>;
  if (selection.kind === 'some' && selection.ids.length === 0) {
    return <Message title={words.nobody.title}>{words.nobody.text}</Message>;
  }
  return (
    <>
      <Link
        to="/a/$accountId/conferencing/users"
        params={{ accountId }}
        search={viewOf(selection)}
        className={classes.back}
      >
        <IconChevronLeft size={16} stroke={1.8} aria-hidden />
        {words.back}
      </Link>
      <PageHeader title={words.title} />
      <SelectedUsers />
    </>
  );
}

/** Reads those who are selected, once: what the preview shows is what is made. */
function SelectedUsers(): JSX.Element {
  const { format } = useI18n();
  const { accountId } = useAccount();
  const words = useGenerateWords();
  const selection = useSelection(accountId);
  const [read, setRead] = useState(0);
  const users = useQuery({
    queryKey: ['pbx-selected-users', accountId, selection],
    queryFn: ({ signal }): Promise<PbxUser[]> =>
      readSelectedUsers(database, accountId, selection, setRead, signal),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const sorted = useMemo(
    () => (users.data === undefined ? null : sortUsers(users.data)),
    [users.data],
  );
  if (sorted !== null) return <GenerateForm users={sorted} />;
  if (users.isError) {
    return <ProblemNotice error={users.error} onRetry={() => void users.refetch()} />;
  }
  return (
    <div role="status" className={classes.reading}>
      <p>{words.reading(format.number(read))}</p>
      <Skeleton height={180} />
    </div>
  );
}

function Message(props: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  const { accountId } = useAccount();
  const words = useGenerateWords();
  return (
    <MessagePage
      title={props.title}
      actions={
        <LinkButton to="/a/$accountId/conferencing/users" params={{ accountId }}>
          {words.nobody.action}
        </LinkButton>
      }
    >
      <p>{props.children}</p>
    </MessagePage>
  );
}

function PageSkeleton(): JSX.Element {
  const { t } = useI18n();
  return (
    <div role="status" aria-label={t.common.loading} className={classes.reading}>
      <Skeleton height={28} width="16rem" />
      <Skeleton height={180} />
    </div>
  );
}
