import { Button } from '@mantine/core';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { ActivityList } from '../../../components/activity/activity-list.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { IconRefresh } from '../../../components/icons.ts';
import { Notice } from '../../../components/notices/notice.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { activityQuery } from '../../../firebase/activity.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from '../members/team.module.css';

/** Who did what when in the account; for administrators. */
export function ActivityPage(): JSX.Element {
  const { t } = useI18n();
  const { accountId, role } = useAccount();
  const client = useQueryClient();
  const { queryKey } = activityQuery(accountId, null);
  const busy = useIsFetching({ queryKey, exact: true }) > 0;
  const words = t.activity;

  if (role !== 'admin') {
    return (
      <>
        <PageHeader title={words.title} />
        <Notice tone="info" title={words.adminsOnly.title}>
          {words.adminsOnly.text}
        </Notice>
      </>
    );
  }
  const refresh = async (): Promise<void> => {
    await client.refetchQueries({ queryKey, exact: true });
    if (client.getQueryState(queryKey)?.status === 'success') announce(words.refreshed);
  };
  return (
    <div className={classes.narrow}>
      <PageHeader
        title={words.title}
        action={
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} stroke={1.8} aria-hidden />}
            loading={busy}
            onClick={() => void refresh()}
          >
            {words.refresh}
          </Button>
        }
      />
      <p className={classes.intro}>{words.intro}</p>
      <ActivityList conferenceId={null} />
    </div>
  );
}
