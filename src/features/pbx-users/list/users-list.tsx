import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import frame from '../../../components/lists/list-frame.module.css';
import { Notice } from '../../../components/notices/notice.tsx';
import { Pager } from '../../../components/lists/pager.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { useFoundAnnounced } from '../../../components/lists/use-found-announced.ts';
import { usePageTurns } from '../../../components/lists/use-page-turns.ts';
import { counted } from '../../../firebase/counted.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { SelectionBar } from '../../../components/selection/selection-bar.tsx';
import {
  useSelectionIn,
  useSelectionState,
  useSizeAnnounced,
} from '../../../components/selection/use-selection-state.ts';
import { choiceOf } from '../api/users-choice.ts';
import { usersCountQuery, usersExactCountQuery, usersQuery } from '../api/users-query.ts';
import { isSameList, listOf, selectedUsers } from '../selected-users.ts';
import { LeaverActions } from './leaver-actions.tsx';
import { useUserListWords } from './user-list-words.ts';
import { UserCards } from './user-cards.tsx';
import { UserTable } from './user-table.tsx';
import { useUsersPaging } from './users-paging.ts';
import { NobodyFound, NoUsersYet, UsersSkeleton } from './users-states.tsx';
import { useUserView } from './use-user-view.ts';

/** One page of the users that the address selects. `total`: of the account, where known. */
export function UsersList(props: { readonly total: number | undefined }): JSX.Element {
  const { t, format } = useI18n();
  const { accountId, role } = useAccount();
  const { view } = useUserView();
  const words = useUserListWords();
  const isTable = useMediaQuery('(min-width: 48rem)', false, { getInitialValueInEffect: false });
  const list = useQuery(usersQuery(accountId, view));
  const isFiltered = view.q !== undefined || view.show !== undefined;
  const found = useQuery({
    ...usersCountQuery(accountId, choiceOf(view)),
    enabled: isFiltered,
  });
  const count = isFiltered ? found.data : props.total;
  const isOld = list.isPlaceholderData;
  const paging = useUsersPaging(list.data, isOld, count);
  const { top, turn } = usePageTurns({
    list: `${accountId}/${view.show ?? ''}/${view.q ?? ''}`,
    page: list.data,
    isOld,
    position: paging.position,
  });
  const users = list.data?.users ?? [];
  const selection = useUserSelection(users);
  useFoundAnnounced(isFiltered ? `${view.q ?? ''}/${view.show ?? ''}` : '', found.data, (number) =>
    words.found(number, counted(number, format.number)),
  );

  if (list.data === undefined) {
    return list.isError ? (
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <UsersSkeleton />
    );
  }
  const canSelect = role === 'admin';
  const bar = canSelect && (
    <SelectionBar
      place={isTable ? 'table' : 'phone'}
      words={words.selection}
      hint={view.show === 'left' ? words.selection.hintLeft : words.selection.hint}
      selection={selection}
      rows={users.length}
      count={count}
      isFiltered={isFiltered}
      canSelect={users.length > 0}
      onCleared={() => {
        const box = top.current?.querySelector<HTMLElement>('input[type="checkbox"]');
        (box ?? top.current)?.focus({ preventScroll: true });
      }}
    >
      {view.show === 'left' ? (
        <LeaverActions />
      ) : (
        <LinkButton to="/a/$accountId/conferencing/users/generate" params={{ accountId }}>
          {words.selection.generate}
        </LinkButton>
      )}
    </SelectionBar>
  );
  if (users.length === 0 && isOld) return <UsersSkeleton />;
  if (users.length === 0 && !isFiltered && (props.total ?? 0) === 0) return <NoUsersYet />;
  const rows = { users, selection: canSelect ? selection : null };
  return (
    <section
      ref={top}
      tabIndex={-1}
      className={frame.list}
      aria-label={t.common.frame.pbxUsers}
      aria-busy={isOld}
    >
      {isOld && <div className={frame.progress} role="progressbar" aria-label={words.loading} />}
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
      {users.length === 0 ? (
        <NobodyFound />
      ) : isTable ? (
        <UserTable {...rows} above={bar || null} />
      ) : (
        <UserCards {...rows} />
      )}
      {users.length > 0 &&
        (isFiltered || paging.previous !== undefined || paging.next !== undefined) && (
          <footer className={frame.foot}>
            <Pager
              words={t.list.pages}
              position={paging.position}
              onPrevious={turn(paging.previous)}
              onNext={turn(paging.next)}
            />
          </footer>
        )}
      {(!isTable || users.length === 0) && bar}
    </section>
  );
}

/** Who is selected, as the list shows it; each change is said aloud. */
function useUserSelection(users: readonly PbxUser[]) {
  const { accountId } = useAccount();
  const { view } = useUserView();
  const list = listOf(view);
  const selection = useSelectionIn(selectedUsers, accountId, list, isSameList);
  const listed = useQuery({
    ...usersExactCountQuery(accountId, choiceOf(view)),
    enabled: selection.kind === 'all',
  });
  const ids = users.map(({ id }) => id);
  const shown = { store: selectedUsers, accountId, selection, view: list, ids };
  const state = useSelectionState({ ...shown, listed: listed.data });
  useSizeAnnounced(state.size, useUserListWords().selection);
  return state;
}
