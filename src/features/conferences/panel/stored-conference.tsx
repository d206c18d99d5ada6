import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { conferenceQuery } from '../api/conference-query.ts';
import { MissingConference } from './missing-conference.tsx';
import classes from './panel.module.css';

/** What is made of a conference as it is stored now: read when this opens, not taken from earlier. */
export function StoredConference(props: {
  readonly conferenceId: string;
  readonly children: (stored: Conference) => JSX.Element;
}): JSX.Element {
  const { accountId } = useAccount();
  const stored = useQuery({
    ...conferenceQuery(accountId, props.conferenceId),
    // A form filled from an old reading would end in a conflict with oneself.
    refetchOnMount: 'always',
  });

  if (stored.isFetchedAfterMount && stored.data) return props.children(stored.data);
  if (stored.isFetchedAfterMount && stored.data === null) {
    return (
      <PanelMessage>
        <MissingConference />
      </PanelMessage>
    );
  }
  if (stored.isError && !stored.isFetching) {
    return (
      <PanelMessage>
        <ProblemNotice error={stored.error} onRetry={() => void stored.refetch()} />
      </PanelMessage>
    );
  }
  return <FormSkeleton />;
}

function FormSkeleton(): JSX.Element {
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

/** What a panel says where it has nothing to show. */
export function PanelMessage(props: { readonly children: ReactNode }): JSX.Element {
  return <div className={classes.message}>{props.children}</div>;
}
