import { Button } from '@mantine/core';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { ActivityList } from '../../../components/activity/activity-list.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { late } from '../../../components/late/late.tsx';
import { IconDownload, IconRefresh } from '../../../components/icons.ts';
import { Notice } from '../../../components/notices/notice.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { accountActivityKey, activityQuery } from '../../../firebase/activity.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from '../members/team.module.css';
import { ActivityToolbar } from './activity-toolbar.tsx';
import { useActivityPageWords } from './activity-words.ts';
import { useActivityView } from './use-activity-view.ts';

const ExportDialog = late(async () => (await import('./export-dialog.tsx')).ExportDialog, null);

/** Who did what when in the account; for administrators. */
export function ActivityPage(): JSX.Element {
  const { t } = useI18n();
  const { role } = useAccount();
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
  return <Activity />;
}

function Activity(): JSX.Element {
  const { t } = useI18n();
  const { accountId } = useAccount();
  const client = useQueryClient();
  const { filter } = useActivityView();
  const { queryKey } = activityQuery(accountId, filter);
  const busy = useIsFetching({ queryKey, exact: true }) > 0;
  const words = t.activity;
  const more = useActivityPageWords();
  const exportButton = useRef<HTMLButtonElement>(null);
  const [exporting, setExporting] = useState(false);

  const refresh = async (): Promise<void> => {
    // All of it, so that no filter shows less than what stood here just now.
    await client.invalidateQueries({ queryKey: accountActivityKey(accountId) });
    if (client.getQueryState(queryKey)?.status === 'success') announce(words.refreshed);
  };
  return (
    <div className={classes.narrow}>
      <PageHeader
        title={words.title}
        action={
          <div className={classes.actions}>
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} stroke={1.8} aria-hidden />}
              loading={busy}
              onClick={() => void refresh()}
            >
              {words.refresh}
            </Button>
            <Button
              ref={exportButton}
              variant="default"
              leftSection={<IconDownload size={16} stroke={1.8} aria-hidden />}
              onClick={() => setExporting(true)}
            >
              {more.export.action}
            </Button>
          </div>
        }
      />
      <p className={classes.intro}>{words.intro}</p>
      <ActivityToolbar />
      <ActivityList filter={filter} withTag />
      {exporting && <ExportDialog returnTo={exportButton} onClose={() => setExporting(false)} />}
    </div>
  );
}
