import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAccount } from '../../../components/account/account-context.tsx';
import { pagingOf, type Paging } from '../../../components/lists/pager-state.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { userPositionKey } from '../api/users-cache.ts';
import type { UsersPage } from '../api/users-list.ts';
import { usersPositionQuery } from '../api/users-query.ts';
import { useUserListWords } from './user-list-words.ts';
import { useUserView } from './use-user-view.ts';

/**
 * Where a page of the users stands, and the ways to its neighbours.
 *
 * @param page  what is shown, or undefined
 * @param isOld  it is still the page before; the one asked for is on its way
 * @param count  rows of all pages, `COUNTED_AT_MOST` at most; undefined while it is not known
 */
export function useUsersPaging(
  page: UsersPage | undefined,
  isOld: boolean,
  count: number | undefined,
): Paging {
  const { t, format } = useI18n();
  const words = useUserListWords();
  const { accountId } = useAccount();
  const { view, with: changed, show } = useUserView();
  const client = useQueryClient();
  const known = useQuery(usersPositionQuery(accountId, view, isOld ? undefined : page));
  return pagingOf({
    page,
    ids: page?.users.map(({ id }) => id) ?? [],
    isOld,
    start: known.data,
    count,
    words: { position: t.list.pages.position, beyond: words.beyond },
    number: format.number,
    turn: (to, start) => {
      if (start !== null) client.setQueryData(userPositionKey(accountId, changed(to)), start);
      show(to);
    },
  });
}
