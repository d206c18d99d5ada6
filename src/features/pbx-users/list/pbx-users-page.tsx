import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconUpload } from '../../../components/icons.ts';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { counted } from '../../../firebase/counted.ts';
import { pbxUserCountQuery } from '../../../firebase/pbx-user-count.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { GenerateForTheRest } from './generate-for-the-rest.tsx';
import classes from './pbx-users-page.module.css';
import { UserListWords, useUserListWords } from './user-list-words.ts';
import { UsersList } from './users-list.tsx';
import { UsersSkeleton } from './users-states.tsx';
import { UsersToolbar } from './users-toolbar.tsx';
import { useUserView } from './use-user-view.ts';

/**
 * Conferencing › Cloud PBX users: who is in the PBX and whether they have a conference. Administrators
 * select some or all of them to give them one.
 */
export function PbxUsersPage(): JSX.Element {
  return (
    <UserListWords waiting={<Waiting />}>
      <Users />
    </UserListWords>
  );
}

function Waiting(): JSX.Element {
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t.common.frame.pbxUsers} />
      <UsersSkeleton />
    </>
  );
}

function Users(): JSX.Element {
  const { t, format } = useI18n();
  const { accountId, account, role } = useAccount();
  const { view } = useUserView();
  const words = useUserListWords();
  const count = useQuery(pbxUserCountQuery(accountId));
  // Where there is nobody yet there is nobody to search for, and the page itself says how they come.
  const isEmpty = count.data === 0 && Object.keys(view).length === 0;
  const canLoad = role === 'admin' && account.pbxDirectory !== 'provider';
  return (
    <>
      <PageHeader
        title={t.common.frame.pbxUsers}
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
          role === 'admin' &&
          !isEmpty && (
            <div className={classes.actions}>
              {canLoad && (
                <LinkButton
                  to="/a/$accountId/conferencing/users/load"
                  params={{ accountId }}
                  variant="default"
                  leftSection={<IconUpload size={16} stroke={1.8} aria-hidden />}
                >
                  {words.load}
                </LinkButton>
              )}
              <GenerateForTheRest />
            </div>
          )
        }
      />
      {!isEmpty && <UsersToolbar />}
      <UsersList total={count.data} />
    </>
  );
}
