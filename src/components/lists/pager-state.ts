import { COUNTED_AT_MOST, counted } from '../../firebase/counted.ts';
import { PAGE_SIZE, type PagePlace } from '../../firebase/paged-list.ts';

/** Where a page stands in its list, and the ways to its neighbours; undefined where there is none. */
export interface Paging {
  /** `51–100 of 128` */
  readonly position: string;
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
}

/** The page that a way leads to, as the address names it; the first one where it names none. */
export interface PageAddress {
  readonly after?: string;
  readonly before?: string;
}

export interface PagingRequest {
  /** What is shown, or undefined. */
  readonly page: PagePlace | undefined;
  /** Ids of its rows. */
  readonly ids: readonly string[];
  /** It is still the page before; the one asked for is on its way. */
  readonly isOld: boolean;
  /** Rows before it, where it is not the first; null: more than are counted; undefined: not known. */
  readonly start: number | null | undefined;
  /** Rows of all pages, `COUNTED_AT_MOST` at most; undefined while it is not known. */
  readonly count: number | undefined;
  readonly words: {
    readonly position: (from: string, to: string, total: string) => string;
    readonly beyond: (counted: string) => string;
  };
  readonly number: (value: number) => string;
  /** Rows a page; absent: `PAGE_SIZE`. */
  readonly size?: number;
  /** @param start  rows before the page that it leads to; null where that is not known */
  readonly turn: (to: PageAddress, start: number | null) => void;
}

/** Where the page stands and where one can go from it. */
export function pagingOf(request: PagingRequest): Paging {
  const { page, ids, isOld, words, number, turn, count, size = PAGE_SIZE } = request;
  const [first, last] = [ids[0], ids.at(-1)];
  if (page === undefined || first === undefined || last === undefined) {
    return { position: '', previous: undefined, next: undefined };
  }
  const start = page.cursor === null ? 0 : request.start;
  const isKnown = typeof start === 'number';
  const previous = () =>
    isKnown && start <= size
      ? turn({}, null)
      : turn({ before: first }, isKnown ? start - size : null);
  const next = () => turn({ after: last }, isKnown ? start + ids.length : null);
  return {
    position: positionText(),
    previous: isOld || page.cursor === null || start === 0 ? undefined : previous,
    next: isOld || page.isLast || !hasMore(start, ids.length, size, count) ? undefined : next,
  };

  function positionText(): string {
    if (start === undefined) return '';
    if (start === null) return words.beyond(number(COUNTED_AT_MOST));
    const [from, to] = [number(start + 1), number(start + ids.length)];
    return count === undefined
      ? `${from}–${to}`
      : words.position(from, to, counted(Math.max(count, start + ids.length), number));
  }
}

/** A page that is not full is the last one; a full one may be, as far as is counted. */
function hasMore(
  start: number | null | undefined,
  rows: number,
  size: number,
  count: number | undefined,
): boolean {
  if (rows < size) return false;
  if (typeof start !== 'number' || count === undefined) return true;
  return count >= COUNTED_AT_MOST || start + rows < count;
}
