import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import frame from '../../../components/lists/list-frame.module.css';
import { Notice } from '../../../components/notices/notice.tsx';
import { Pager } from '../../../components/lists/pager.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { useFoundAnnounced } from '../../../components/lists/use-found-announced.ts';
import { usePageTurns } from '../../../components/lists/use-page-turns.ts';
import { counted } from '../../../firebase/counted.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { choiceOf } from '../api/users-choice.ts';
import { usersCountQuery, usersQuery } from '../api/users-query.ts';
import { useUserListWords } from './user-list-words.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useSelectionState } from './selection-state.ts';
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
  const selection = useSelectionState(users, view);
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
  // Nothing can be done for those who have left.
  const canSelect = role === 'admin' && view.show !== 'left';
  const bar = role === 'admin' && (
    <SelectionBar
      place={isTable ? 'table' : 'phone'}
      selection={selection}
      rows={users.length}
      count={count}
      isFiltered={isFiltered}
      canSelect={canSelect && users.length > 0}
      onCleared={() => {
        const box = top.current?.querySelector<HTMLElement>('input[type="checkbox"]');
        (box ?? top.current)?.focus({ preventScroll: true });
      }}
    />
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
