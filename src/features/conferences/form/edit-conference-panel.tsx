import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState, type JSX, type ReactNode } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { conferenceQuery } from '../api/conference-query.ts';
import { draftKey, draftOf } from './drafts.ts';
import { valuesOf } from './form-values.ts';
import type { FormSource } from './use-conference-form.ts';
import { FormHalves } from './form-halves.tsx';
import { MissingConference } from '../panel/missing-conference.tsx';
import { Panel } from '../panel/panel.tsx';
import classes from '../panel/panel.module.css';
import { SaveStory } from './save-story.tsx';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/settings/$conferenceId/edit');

/** Edit: the form filled from what is stored now. */
export function EditConferencePanel(): JSX.Element {
  const { t } = useI18n();
  const { conferenceId } = route.useParams();
  const { role } = useAccount();
  const words = t.conferenceForm;
  return (
    <Panel title={words.titleEdit} conferenceId={conferenceId}>
      {role === 'admin' ? (
        <StoredConference key={conferenceId} conferenceId={conferenceId} />
      ) : (
        <Message>
          <Notice tone="info">{words.readOnly}</Notice>
        </Message>
      )}
    </Panel>
  );
}

function StoredConference(props: { readonly conferenceId: string }): JSX.Element {
  const { accountId } = useAccount();
  const stored = useQuery({
    ...conferenceQuery(accountId, props.conferenceId),
    // A form filled from an old reading would end in a conflict with oneself.
    refetchOnMount: 'always',
  });

  if (stored.isFetchedAfterMount && stored.data) return <Editor first={stored.data} />;
  if (stored.isFetchedAfterMount && stored.data === null) {
    return (
      <Message>
        <MissingConference />
      </Message>
    );
  }
  if (stored.isError && !stored.isFetching) {
    return (
      <Message>
        <ProblemNotice error={stored.error} onRetry={() => void stored.refetch()} />
      </Message>
    );
  }
  return <EditorSkeleton />;
}

/** Once filled, the form is its owner's: later readings of the conference do not touch it. */
function Editor(props: { readonly first: Conference }): JSX.Element {
  const { accountId, account, uid } = useAccount();
  const [base, setBase] = useState(
    () => draftOf(draftKey(uid, accountId, props.first.id))?.base ?? props.first,
  );
  const [saved, setSaved] = useState<Conference | null>(null);
  const source = useMemo(
    (): FormSource => ({
      conferenceId: base.id,
      base,
      values: valuesOf(base, account),
    }),
    [base, account],
  );

  if (saved !== null) {
    return (
      <SaveStory
        saved={saved}
        isNew={false}
        onEdit={(latest) => {
          setBase(latest);
          setSaved(null);
        }}
      />
    );
  }
  return <FormHalves source={source} onSaved={setSaved} />;
}

function EditorSkeleton(): JSX.Element {
  const { t } = useI18n();
  return (
    <div className={classes.message} role="status" aria-label={t.common.loading}>
      <Skeleton height={14} width={60} mb={10} />
      <Skeleton height={36} mb={28} />
      <Skeleton height={14} width={150} mb={10} />
      <Skeleton height={36} mb={28} />
      <Skeleton height={18} width={130} />
    </div>
  );
}

function Message(props: { readonly children: ReactNode }): JSX.Element {
  return <div className={classes.message}>{props.children}</div>;
}
