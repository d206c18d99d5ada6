import { useQuery } from '@tanstack/react-query';
import { useState, type JSX, type ReactNode } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useEdition } from '../../../components/account/use-edition.ts';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { MessagePage } from '../../../components/pages/message-page.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { BackLink } from '../../../components/preview/back-link.tsx';
import { PreviewReading, PreviewSkeleton } from '../../../components/preview/preview.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { readAllConferences } from '../api/whole-lists/export-conferences.ts';
import { selectionOf } from '../api/list-parts.ts';
import { SendAgainWords, useSendAgainWords } from './outdated-words.ts';
import { SendAgainForm } from './send-again-form.tsx';

/** Conferencing › Settings › Send again: what is out of date, what will be sent, and the start. */
export function SendAgainPage(): JSX.Element {
  return (
    <SendAgainWords waiting={<PreviewSkeleton />}>
      <SendAgain />
    </SendAgainWords>
  );
}

function SendAgain(): JSX.Element {
  const { accountId, role } = useAccount();
  const words = useSendAgainWords().again;
  if (role !== 'admin') return <Message title={words.title}>{words.viewer}</Message>;
  return (
    <>
      <BackLink
        to="/a/$accountId/conferencing/settings"
        params={{ accountId }}
        search={{ status: 'outdated' }}
      >
        {words.back}
      </BackLink>
      <PageHeader title={words.title} />
      <Outdated />
    </>
  );
}

/** Reads those that are out of date, once: what the preview shows is what is sent. */
function Outdated(): JSX.Element {
  const { format } = useI18n();
  const { accountId } = useAccount();
  const edition = useEdition();
  const words = useSendAgainWords().again;
  const [read, setRead] = useState(0);
  const found = useQuery({
    queryKey: ['send-again', accountId, edition],
    queryFn: async ({ signal }): Promise<readonly Conference[]> => {
      const all: Conference[] = [];
      const selection = selectionOf({ status: 'outdated' }, edition);
      const request = { accountId, selection, now: new Date() };
      const take = (conferences: readonly Conference[]): void => {
        all.push(...conferences);
        setRead(all.length);
      };
      await readAllConferences(database, request, take, signal);
      return all;
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (found.data !== undefined) {
    return found.data.length === 0 ? (
      <Message title={words.nothing.title}>{words.nothing.text}</Message>
    ) : (
      <SendAgainForm conferences={found.data} edition={edition} />
    );
  }
  if (found.isError) {
    return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  }
  return <PreviewReading>{words.reading(format.number(read))}</PreviewReading>;
}

function Message(props: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  const { accountId } = useAccount();
  const words = useSendAgainWords().again.nothing;
  return (
    <MessagePage
      title={props.title}
      actions={
        <LinkButton to="/a/$accountId/conferencing/settings" params={{ accountId }}>
          {words.action}
        </LinkButton>
      }
    >
      <p>{props.children}</p>
    </MessagePage>
  );
}
