import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAccount } from '../../../components/account/account-context.tsx';
import { pagingOf, type Paging } from '../../../components/lists/pager-state.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { CALLS_PAGE, type CallsPage } from '../api/calls-list.ts';
import { callsPositionQuery } from '../api/calls-query.ts';
import { usageKeys } from '../api/usage-keys.ts';
import { totalOf } from './calls-total.ts';
import { useUsageWords } from '../usage-words.ts';
import { useUsageView } from '../use-usage-view.ts';

/**
 * Where a page of the calls stands, and the ways to its neighbours.
 *
 * @param page  what is shown, or undefined
 * @param isOld  it is still the page before; the one asked for is on its way
 * @param counted  calls of all pages by the sums; undefined while it is not known
 */
export function useCallsPaging(
  page: CallsPage | undefined,
  isOld: boolean,
  counted: number | undefined,
): Paging {
  const { format } = useI18n();
  const words = useUsageWords().calls.pages;
  const { accountId } = useAccount();
  const { view, choice, grows, with: changed, show } = useUsageView();
  const client = useQueryClient();
  const known = useQuery(
    callsPositionQuery(accountId, choice, view, isOld ? undefined : page, grows),
  );
  const ids = page?.calls.map(({ id }) => id) ?? [];
  // Of a page that is on its way out, `start` says already where the next one will stand.
  const count =
    page === undefined || isOld
      ? counted
      : totalOf(
          {
            start: page.cursor === null ? 0 : known.data,
            rows: ids.length,
            isLast: page.isLast || ids.length < CALLS_PAGE,
          },
          counted,
        );
  return pagingOf({
    page,
    ids,
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
