import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import { LinkButton } from '../../../components/link-button.tsx';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account-context.tsx';
import { IconPlus } from '../../../components/icons.ts';
import { Notice } from '../../../components/notice.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { useNow } from '../../../components/use-now.ts';
import { conferenceCountQuery } from '../../../firebase/conference-count.ts';
import { problemOf } from '../../../firebase/problem.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { conferencesQuery } from '../api/conferences-query.ts';
import { ConflictError } from '../api/save-conference.ts';
import { ConferenceCards } from './conference-cards.tsx';
import { ConferenceTable, type ConferenceListProps } from './conference-table.tsx';
import { DeliveryFollowers } from './delivery-followers.tsx';
import { ConferenceListSkeleton, NoConferencesYet } from './list-states.tsx';
import classes from './settings-page.module.css';
import { useSendAgain } from './use-send-again.ts';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/settings');

/** Conferencing › Settings: all conferences of the account, newest first. */
export function SettingsPage(): JSX.Element {
  const { t, format } = useI18n();
  const { accountId, role } = useAccount();
  const count = useQuery(conferenceCountQuery(accountId));
  const words = t.conferences;
  return (
    <>
      <PageHeader
        title={words.title}
        figure={
          count.data === undefined ? undefined : (
            <>
              <span aria-hidden>{format.number(count.data)}</span>
              <span className="visually-hidden">
                {words.count(count.data, format.number(count.data))}
              </span>
            </>
          )
        }
        action={
          role === 'admin' && (
            <LinkButton
              to="/a/$accountId/conferencing/settings/new"
              params={{ accountId }}
              search={true}
              resetScroll={false}
              leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
            >
              {words.generate}
            </LinkButton>
          )
        }
      />
      <ConferenceList />
      <Outlet />
    </>
  );
}

function ConferenceList(): JSX.Element {
  const { t, format } = useI18n();
  const { accountId, account } = useAccount();
  const list = useQuery(conferencesQuery(accountId, route.useSearch()));
  const now = useNow();
  const sendAgain = useSendAgain();
  const words = t.conferences;

  if (list.data === undefined) {
    return list.isError ? (
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <ConferenceListSkeleton />
    );
  }
  const { conferences } = list.data;
  if (conferences.length === 0) return <NoConferencesYet />;
  return (
    <div className={classes.list}>
      {list.isError && (
        <Notice
          tone="warn"
          actions={
            <Button size="xs" variant="default" onClick={() => void list.refetch()}>
              {t.common.actions.retry}
            </Button>
          }
        >
          {words.refreshFailed}
        </Notice>
      )}
      {sendAgain.failure !== null && (
        <SendAgainFailed error={sendAgain.failure} onClose={sendAgain.dismiss} />
      )}
      <DeliveryFollowers conferences={conferences} now={now} />
      <Rows conferences={conferences} now={now} sendAgain={sendAgain} />
      <footer className={classes.foot}>
        <span>{words.zoneNote(format.zone(account.timeZone))}</span>
      </footer>
    </div>
  );
}

/** Cards where a table would be cramped; a table with the admin under the Tag; all columns. */
function Rows(props: ConferenceListProps): JSX.Element {
  const table = useMediaQuery('(min-width: 54rem)', false, { getInitialValueInEffect: false });
  const wide = useMediaQuery('(min-width: 86rem)', false, { getInitialValueInEffect: false });
  return table ? <ConferenceTable {...props} compact={!wide} /> : <ConferenceCards {...props} />;
}

function SendAgainFailed(props: {
  readonly error: unknown;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const problem = t.common.problems[problemOf(props.error, navigator.onLine)];
  const conflict = props.error instanceof ConflictError;
  return (
    <Notice
      tone="bad"
      title={t.conferences.sendAgainFailed}
      actions={
        <Button size="xs" variant="default" onClick={props.onClose}>
          {t.common.actions.close}
        </Button>
      }
    >
      {conflict ? t.conferences.changedMeanwhile : `${problem.title}. ${problem.text}`}
    </Notice>
  );
}
