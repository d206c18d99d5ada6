import {
  endAt,
  endBefore,
  getCount,
  getDocs,
  limit,
  limitToLast,
  query,
  startAfter,
  type DocumentSnapshot,
  type QueryDocumentSnapshot,
  type QueryNonFilterConstraint,
} from 'firebase/firestore/lite';
import { COUNTED_AT_MOST } from './counted.ts';
import type { ListPart } from './list-part.ts';

/*
 * Reading and counting a long list page by page, for every list of the portal. A list is one query,
 * or several of which the first one's rows stand before the second one's.
 */

/** Rows a page: enough for most accounts, little enough to be there at once. */
export const PAGE_SIZE = 50;

/** The page that begins behind a row or ends in front of it. */
export interface Cursor {
  readonly side: 'after' | 'before';
  readonly row: DocumentSnapshot;
}

/** Where a page stands in its list. */
export interface PagePlace {
  /** Null on the first page, also where another was asked for and there is none. */
  readonly cursor: Cursor | null;
  /** Nothing follows, whatever a count says: it was asked for and there was nothing. */
  readonly isLast: boolean;
}

/** One page of a list as Firestore answered it. */
export interface RowsPage extends PagePlace {
  readonly rows: readonly QueryDocumentSnapshot[];
  /**
   * Firestore's own cursors of this page, exact where dates would be rounded: its first and last
   * row, and the one that it was asked for by.
   */
  readonly marks: readonly DocumentSnapshot[];
}

/**
 * Reads one page, and not a document more. A cursor that no longer stands in the list means its first
 * page; one with nothing behind it, the page that ends with it; one with less than a page before it,
 * the first page.
 *
 * @param cursor  null: the first page
 * @param size  rows a page
 */
export async function readRows(
  parts: readonly ListPart[],
  cursor: Cursor | null,
  size: number,
): Promise<RowsPage> {
  const first = async () => pageOf(await forward(parts, 0, null, size), null);
  if (cursor === null) return first();
  const at = parts.findIndex((part) => part.holds(cursor.row));
  if (at < 0) return first();
  if (cursor.side === 'before') {
    const rows = await backward(parts, at, endBefore(cursor.row), size);
    return rows.length < size ? first() : pageOf(rows, cursor);
  }
  const rows = await forward(parts, at, startAfter(cursor.row), size);
  if (rows.length > 0) return pageOf(rows, cursor);
  const ending = await backward(parts, at, endAt(cursor.row), size);
  if (ending.length < size) return first();
  return { ...pageOf(ending, { side: 'before', row: cursor.row }), isLast: true };
}

/** How many rows a list has, `COUNTED_AT_MOST` at most; counted, not read. */
export async function countRows(parts: readonly ListPart[]): Promise<number> {
  return sumUp(await Promise.all(parts.map((part) => countPart(part, []))));
}

/**
 * How many rows stand before the first one of a page, `COUNTED_AT_MOST` at most.
 *
 * @param page  where it stands, as `readRows` answered it, with how many rows
 */
export async function countRowsBefore(
  parts: readonly ListPart[],
  page: PagePlace & { readonly length: number },
): Promise<number> {
  const { cursor } = page;
  if (cursor === null) return 0;
  const at = parts.findIndex((part) => part.holds(cursor.row));
  if (at < 0) return 0;
  // The page that is the last one ends with its cursor's row.
  const upTo = cursor.side === 'after' || page.isLast ? endAt(cursor.row) : endBefore(cursor.row);
  const counts = parts
    .slice(0, at + 1)
    .map((part, index) => countPart(part, index === at ? [upTo] : []));
  const counted = sumUp(await Promise.all(counts));
  if (cursor.side === 'after' || counted >= COUNTED_AT_MOST) return counted;
  return Math.max(0, counted - page.length);
}

/** A page that begins in one part and goes on in the next ones. */
async function forward(
  parts: readonly ListPart[],
  at: number,
  start: QueryNonFilterConstraint | null,
  size: number,
): Promise<QueryDocumentSnapshot[]> {
  const rows: QueryDocumentSnapshot[] = [];
  for (const [index, part] of parts.slice(at).entries()) {
    if (rows.length === size) break;
    const starts = index === 0 && start !== null ? [start] : [];
    rows.push(...(await getDocs(query(part.query, ...starts, limit(size - rows.length)))).docs);
  }
  return rows;
}

/** A page that ends in one part and begins in it or an earlier one. */
async function backward(
  parts: readonly ListPart[],
  at: number,
  end: QueryNonFilterConstraint,
  size: number,
): Promise<QueryDocumentSnapshot[]> {
  let rows: QueryDocumentSnapshot[] = [];
  for (const [index, part] of parts
    .slice(0, at + 1)
    .reverse()
    .entries()) {
    if (rows.length === size) break;
    const ends = index === 0 ? [end] : [];
    const { docs } = await getDocs(query(part.query, ...ends, limitToLast(size - rows.length)));
    rows = [...docs, ...rows];
  }
  return rows;
}

function pageOf(rows: readonly QueryDocumentSnapshot[], cursor: Cursor | null): RowsPage {
  const marks = [rows[0], rows.at(-1), cursor?.row].filter((mark) => mark !== undefined);
  return { rows, marks, cursor, isLast: false };
}

async function countPart(
  part: ListPart,
  upTo: readonly QueryNonFilterConstraint[],
): Promise<number> {
  return (await getCount(query(part.query, ...upTo, limit(COUNTED_AT_MOST)))).data().count;
}

function sumUp(counts: readonly number[]): number {
  return Math.min(
    COUNTED_AT_MOST,
    counts.reduce((sum, count) => sum + count, 0),
  );
}
