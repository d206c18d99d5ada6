import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { useFollowedConference } from '../api/follow-delivery.ts';
import { ConferenceView } from './conference-view.tsx';
import { MissingConference } from '../panel/missing-conference.tsx';
import { Panel } from '../panel/panel.tsx';
import classes from '../panel/panel.module.css';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/settings/$conferenceId');

/** One conference with all that is known of it, at an address of its own. */
export function ConferencePanel(): JSX.Element {
  const { t } = useI18n();
  const { conferenceId } = route.useParams();
  const stored = useFollowedConference(conferenceId);
  const { data: conference } = stored;
  const title = conference?.tag ?? t.conferencePage.title;

  return (
    <Panel title={title} conferenceId={conferenceId}>
      {conference ? (
        <ConferenceView
          key={conferenceId}
          conference={conference}
          outdated={stored.isError}
          refresh={() => void stored.refetch()}
        />
      ) : conference === null && !stored.isFetching ? (
        <Message>
          <MissingConference />
        </Message>
      ) : stored.isError && !stored.isFetching ? (
        <Message>
          <ProblemNotice error={stored.error} onRetry={() => void stored.refetch()} />
        </Message>
      ) : (
        <ViewSkeleton />
      )}
    </Panel>
  );
}

function Message(props: { readonly children: ReactNode }): JSX.Element {
  return <div className={classes.message}>{props.children}</div>;
}

function ViewSkeleton(): JSX.Element {
  const { t } = useI18n();
  return (
    <div className={classes.message} role="status" aria-label={t.common.loading}>
      <Skeleton height={36} width={360} mb={32} />
      <Skeleton height={14} width={110} mb={14} />
      <Skeleton height={88} radius={12} mb={32} />
      <Skeleton height={14} width={90} mb={14} />
      <Skeleton height={14} width="70%" mb={12} />
      <Skeleton height={14} width="56%" />
    </div>
  );
}
