import { getRouteApi } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { MessagePage } from '../../../components/pages/message-page.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { useOwnLocation } from '../../../components/pages/use-own-location.ts';
import { BackLink } from '../../../components/preview/back-link.tsx';
import { PreviewReading, PreviewSkeleton } from '../../../components/preview/preview.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { ConferenceSelection } from '../selected-conferences.ts';
import { manyActionOf, type ManyAction, type ManySearch } from './actions.ts';
import { DeleteForm } from './delete-form.tsx';
import { ExpiryForm } from './expiry-form.tsx';
import { ManyWords, useManyWords } from './many-words.ts';
import { NewCodesForm } from './new-codes-form.tsx';
import { ReassignForm } from './reassign-form.tsx';
import { SendAgainForm } from './send-again-form.tsx';
import { useChosen, useSelectionOf } from './use-chosen.ts';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/many/$action');

const FORMS = {
  'send-again': SendAgainForm,
  'new-codes': NewCodesForm,
  reassign: ReassignForm,
  expiry: ExpiryForm,
  delete: DeleteForm,
} satisfies Record<ManyAction, unknown>;

/** Conferencing › Settings › something for many: which conferences, what will happen to them, and the start. */
export function ManyPage(): JSX.Element {
  return (
    <ManyWords waiting={<PreviewSkeleton />}>
      <Many />
    </ManyWords>
  );
}

function Many(): JSX.Element {
  const { accountId, role } = useAccount();
  const words = useManyWords();
  const { of } = route.useSearch();
  const action = manyActionOf(route.useParams().action) ?? 'send-again';
  const selection = useSelectionOf(of);
  const title = words.titles[action];
  if (role !== 'admin') {
    return (
      <Message of={undefined} title={title}>
        {words.viewer}
      </Message>
    );
  }
  if (selection.kind === 'some' && selection.ids.length === 0) {
    return (
      <Message of={of} title={words.nothing.title}>
        {words.nothing.text}
      </Message>
    );
  }
  return (
    <>
      <Back of={of} accountId={accountId} selection={selection} />
      <PageHeader title={title} />
      <Chosen key={`${accountId}/${action}`} action={action} of={of} selection={selection} />
    </>
  );
}

function Back(props: {
  readonly of: ManySearch['of'];
  readonly accountId: string;
  readonly selection: ConferenceSelection;
}): JSX.Element {
  const words = useManyWords().back;
  const { of, accountId, selection } = props;
  if (of === 'users') {
    return (
      <BackLink
        to="/a/$accountId/conferencing/users"
        params={{ accountId }}
        search={{ show: 'left' }}
      >
        {words.users}
      </BackLink>
    );
  }
  return (
    <BackLink
      to="/a/$accountId/conferencing/settings"
      params={{ accountId }}
      search={selection.kind === 'some' ? {} : selection.view}
    >
      {words.list}
    </BackLink>
  );
}

function Chosen(props: {
  readonly action: ManyAction;
  readonly of: ManySearch['of'];
  readonly selection: ConferenceSelection;
}): JSX.Element {
  const { format } = useI18n();
  const words = useManyWords();
  const { action, of, selection } = props;
  const { query, read } = useChosen(of, selection);
  const alone = useOwnLocation().state.usersLeftAlone;
  if (query.data !== undefined) {
    const Form = FORMS[action];
    if (query.data.chosen.length > 0) {
      return <Form list={query.data} usersLeftAlone={of === 'users' ? alone : undefined} />;
    }
    return (
      <Message of={of} title={words.gone.title}>
        {words.gone.text}
      </Message>
    );
  }
  if (query.isError) {
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <PreviewReading>{words.reading(format.number(read))}</PreviewReading>;
}

function Message(props: {
  readonly of: ManySearch['of'];
  readonly title: string;
  readonly children: ReactNode;
}): JSX.Element {
  const { accountId } = useAccount();
  const words = useManyWords().nothing;
  return (
    <MessagePage
      title={props.title}
      actions={
        props.of === 'users' ? (
          <LinkButton
            to="/a/$accountId/conferencing/users"
            params={{ accountId }}
            search={{ show: 'left' }}
          >
            {words.users}
          </LinkButton>
        ) : (
          <LinkButton to="/a/$accountId/conferencing/settings" params={{ accountId }}>
            {words.list}
          </LinkButton>
        )
      }
    >
      <p>{props.children}</p>
    </MessagePage>
  );
}
