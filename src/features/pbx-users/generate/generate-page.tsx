import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type JSX, type ReactNode } from 'react';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { MessagePage } from '../../../components/pages/message-page.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { useOwnLocation } from '../../../components/pages/use-own-location.ts';
import { BackLink } from '../../../components/preview/back-link.tsx';
import { PreviewReading, PreviewSkeleton } from '../../../components/preview/preview.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { useSelection } from '../../../components/selection/selection-store.ts';
import { allOf } from '../../../components/selection/selection.ts';
import { readSelectedUsers } from '../api/read-selected-users.ts';
import { sortUsers } from './plan-users.ts';
import { selectedUsers, type UserSelection, viewOf } from '../selected-users.ts';
import { GenerateWords, useGenerateWords } from './generate-words.ts';
import { GenerateForm } from './generate-form.tsx';

/** Conferencing › Cloud PBX users › Generate: what will be made for the selected users, and the start. */
export function GeneratePage(): JSX.Element {
  return (
    <GenerateWords waiting={<PreviewSkeleton />}>
      <Generate />
    </GenerateWords>
  );
}

function Generate(): JSX.Element {
  const { accountId, role } = useAccount();
  const words = useGenerateWords();
  const selection = useMeant(accountId);
  if (role !== 'admin') return <Message title={words.title}>{words.viewer}</Message>;
  if (selection.kind === 'some' && selection.ids.length === 0) {
    return <Message title={words.nobody.title}>{words.nobody.text}</Message>;
  }
  return (
    <>
      <BackLink
        to="/a/$accountId/conferencing/users"
        params={{ accountId }}
        search={viewOf(selection)}
      >
        {words.back}
      </BackLink>
      <PageHeader title={words.title} />
      <SelectedUsers selection={selection} />
    </>
  );
}

const THE_REST: UserSelection = allOf({ show: 'without' });

/** Who is meant: those who are selected in the list, or all who have no conference. */
function useMeant(accountId: string): UserSelection {
  const selection = useSelection(selectedUsers, accountId);
  const isForTheRest = useOwnLocation().state.isForTheRest === true;
  return isForTheRest ? THE_REST : selection;
}

/** Reads those who are meant, once: what the preview shows is what is made. */
function SelectedUsers({ selection }: { readonly selection: UserSelection }): JSX.Element {
  const { format } = useI18n();
  const { accountId } = useAccount();
  const words = useGenerateWords();
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
  return <PreviewReading>{words.reading(format.number(read))}</PreviewReading>;
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
