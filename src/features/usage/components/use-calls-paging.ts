import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAccount } from '../../../components/account-context.tsx';
import { pagingOf, type Paging } from '../../../components/paging.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { CALLS_PAGE, type CallsPage } from '../api/calls-list.ts';
import { callsPositionQuery } from '../api/calls-query.ts';
import { usageKeys } from '../api/usage-keys.ts';
import { useUsageWords } from '../words.ts';
import { useUsageView } from './use-usage-view.ts';

/**
 * Where a page of the calls stands, and the ways to its neighbours.
 *
 * @param page  what is shown, or undefined
 * @param isOld  it is still the page before; the one asked for is on its way
 * @param count  calls of all pages; undefined while it is not known
 */
export function useCallsPaging(
  page: CallsPage | undefined,
  isOld: boolean,
  count: number | undefined,
): Paging {
  const { format } = useI18n();
  const words = useUsageWords().calls.pages;
  const { accountId } = useAccount();
  const { view, choice, with: changed, show } = useUsageView();
  const client = useQueryClient();
  const known = useQuery(callsPositionQuery(accountId, choice, view, isOld ? undefined : page));
  return pagingOf({
    page,
    ids: page?.calls.map(({ id }) => id) ?? [],
    isOld,
    start: known.data,
    count,
    size: CALLS_PAGE,
    words: {
      ...words,
      // The sums know how many there are, however many.
      position: (from, to, total) =>
        words.position(from, to, count === undefined ? total : format.number(count)),
    },
    number: format.number,
    turn: (to, start) => {
      if (start !== null) {
        client.setQueryData(usageKeys.position(accountId, choice, changed(to)), start);
      }
      show(to);
    },
  });
}
