import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAccount } from '../../../components/account-context.tsx';
import { COUNTED_AT_MOST, counted } from '../../../firebase/counted.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { positionQuery } from '../api/conferences-query.ts';
import { positionKey } from '../api/list-cache.ts';
import { PAGE_SIZE, type ConferencePage } from '../api/read-list.ts';
import { useListView, type ListChanges } from './use-list-view.ts';

/** Where a page stands in its list, and the ways to its neighbours; undefined where there is none. */
export interface Paging {
  /** `51–100 of 128` */
  readonly position: string;
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
}

/**
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
  const { view, with: changed, show } = useListView();
  const client = useQueryClient();
  const words = t.list.pages;
  const known = useQuery(positionQuery(accountId, view, isOld ? undefined : page));
  const rows = page?.conferences ?? [];
  const [first, last] = [rows[0], rows.at(-1)];
  if (page === undefined || first === undefined || last === undefined) {
    return { position: '', previous: undefined, next: undefined };
  }

  /** Rows before this page; null where they are more than were counted. */
  const start = page.cursor === null ? 0 : known.data;
  const turn = (changes: ListChanges, newStart: number | null) => () => {
    if (newStart !== null) client.setQueryData(positionKey(accountId, changed(changes)), newStart);
    show(changes);
  };
  const previous = () =>
    typeof start === 'number' && start <= PAGE_SIZE
      ? turn({}, null)
      : turn({ before: first.id }, typeof start === 'number' ? start - PAGE_SIZE : null);
  const next = turn({ after: last.id }, typeof start === 'number' ? start + rows.length : null);
  const counts = { start, rows: rows.length, count };
  return {
    position: positionText(),
    previous: isOld || page.cursor === null || start === 0 ? undefined : previous(),
    next: isOld || page.isLast || !hasMore(counts) ? undefined : next,
  };

  function positionText(): string {
    if (start === undefined) return '';
    if (start === null) return words.beyond(format.number(COUNTED_AT_MOST));
    const [from, to] = [format.number(start + 1), format.number(start + rows.length)];
    return count === undefined
      ? `${from}–${to}`
      : words.position(from, to, counted(Math.max(count, start + rows.length), format.number));
  }
}

/** A page that is not full is the last one; a full one may be, as far as is counted. */
function hasMore(at: {
  readonly start: number | null | undefined;
  readonly rows: number;
  readonly count: number | undefined;
}): boolean {
  if (at.rows < PAGE_SIZE) return false;
  if (typeof at.start !== 'number' || at.count === undefined) return true;
  return at.count >= COUNTED_AT_MOST || at.start + at.rows < at.count;
}
