import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useEdition } from '../../../components/account/use-edition.ts';
import { pagingOf, type Paging } from '../../../components/lists/pager-state.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { positionQuery } from '../api/conferences-query.ts';
import { positionKey } from '../api/list-cache.ts';
import type { ConferencePage } from '../api/read-list.ts';
import { useListView } from '../use-list-view.ts';

/**
 * Where a page of the conferences stands, and the ways to its neighbours.
 *
 * @param page  what is shown, or undefined
 * @param isOld  it is still the page before; the one asked for is on its way
 * @param count  rows of all pages, `COUNTED_AT_MOST` at most; undefined while it is not known
 */
export function usePaging(
  page: ConferencePage | undefined,
  isOld: boolean,
  count: number | undefined,
): Paging {
  const { t, format } = useI18n();
  const { accountId } = useAccount();
  const edition = useEdition();
  const { view, with: changed, show } = useListView();
  const client = useQueryClient();
  const known = useQuery(positionQuery(accountId, view, edition, isOld ? undefined : page));
  return pagingOf({
    page,
    ids: page?.conferences.map(({ id }) => id) ?? [],
    isOld,
    start: known.data,
    count,
    words: t.list.pages,
    number: format.number,
    turn: (to, start) => {
      if (start !== null) client.setQueryData(positionKey(accountId, changed(to), edition), start);
      show(to);
    },
  });
}
