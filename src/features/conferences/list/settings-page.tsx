import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconPlus } from '../../../components/icons.ts';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { conferenceCountQuery } from '../../../firebase/conference-count.ts';
import { counted } from '../../../firebase/counted.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { ConferenceDialogs } from '../conference/conference-dialogs.tsx';
import { ConferenceList } from './conference-list.tsx';
import { ListMenu } from './list-menu.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { OutdatedSlot } from '../outdated/outdated-slot.tsx';
import classes from './settings-page.module.css';
import { useListView } from '../use-list-view.ts';

/** Conferencing › Settings: the conferences of the account; the address says which, newest first. */
export function SettingsPage(): JSX.Element {
  const { t, format } = useI18n();
  const { accountId, role } = useAccount();
  const { view } = useListView();
  const count = useQuery(conferenceCountQuery(accountId));
  const words = t.conferences;
  // Where there is nothing yet there is nothing to search for.
  const isEmpty = count.data === 0 && Object.keys(view).length === 0;
  return (
    <>
      <PageHeader
        title={words.title}
        figure={
          count.data === undefined ? undefined : (
            <>
              <span aria-hidden>{counted(count.data, format.number)}</span>
              <span className="visually-hidden">
                {words.count(count.data, counted(count.data, format.number))}
              </span>
            </>
          )
        }
        action={
          <div className={classes.actions}>
            {role === 'admin' && (
              <LinkButton
                to="/a/$accountId/conferencing/settings/new"
                params={{ accountId }}
                search={true}
                state={true}
                resetScroll={false}
                leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
              >
                {words.generate}
              </LinkButton>
            )}
            {(role === 'admin' || !isEmpty) && <ListMenu />}
          </div>
        }
      />
      {!isEmpty && <ListToolbar />}
      {!isEmpty && <OutdatedSlot />}
      <ConferenceList total={count.data} />
      <Outlet />
      <ConferenceDialogs />
    </>
  );
}
