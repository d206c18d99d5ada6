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
  type Firestore,
  type Query,
  type QueryDocumentSnapshot,
  type QueryNonFilterConstraint,
} from 'firebase/firestore/lite';
import type { Conference } from '../../../../domain/conference.ts';
import { collections, parseConference } from '../../../firebase/collections.ts';
import { COUNTED_AT_MOST } from '../../../firebase/counted.ts';
import { listParts, type ListPart, type Selection } from './list-parts.ts';

/** Rows a page: enough for most accounts, little enough to be there at once. */
export const PAGE_SIZE = 50;

/** The page that begins behind a row or ends in front of it. */
export interface Cursor {
  readonly side: 'after' | 'before';
  readonly row: DocumentSnapshot;
}

/** One page of the list. */
export interface ConferencePage {
  readonly conferences: readonly Conference[];
  /**
   * Firestore's own cursors of this page, exact where dates would be rounded: its first and last
   * row, and the one that it was asked for by.
   */
  readonly marks: readonly DocumentSnapshot[];
  /** Null on the first page, also where another was asked for and there is none. */
  readonly cursor: Cursor | null;
  /** Nothing follows, whatever a count says: it was asked for and there was nothing. */
  readonly isLast: boolean;
}

/** What is read, from where. */
export interface ListRequest {
  readonly accountId: string;
  readonly selection: Selection;
  /** Null: the first page. */
  readonly cursor: Cursor | null;
  /** Decides what is active, expiring and expired. */
  readonly now: Date;
  /** Rows a page. */
  readonly size: number;
}

/** What is counted. */
export type CountRequest = Omit<ListRequest, 'cursor' | 'size'>;

/**
 * Reads one page, and not a document more. A cursor that no longer stands in the list means its first
 * page; one with nothing behind it, the page that ends with it; one with less than a page before it,
 * the first page.
 */
export async function readPage(db: Firestore, request: ListRequest): Promise<ConferencePage> {
  const { cursor, size } = request;
  const parts = partsOf(db, request);
  const first = async () => pageOf(await forward(parts, 0, null, size), null);
  if (cursor === null) return first();
  const at = parts.findIndex(({ part }) => part.holds(cursor.row));
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

/** How many conferences are selected, `COUNTED_AT_MOST` at most; counted, not read. */
export async function countSelected(db: Firestore, request: CountRequest): Promise<number> {
  const counts = partsOf(db, request).map((part) => countPart(part, []));
  return sumUp(await Promise.all(counts));
}

/**
 * How many rows stand before the first one of a page, `COUNTED_AT_MOST` at most.
 *
 * @param page  as `readPage` answered it
 */
export async function countBefore(
  db: Firestore,
  request: CountRequest,
  page: ConferencePage,
): Promise<number> {
  const { cursor } = page;
  if (cursor === null) return 0;
  const parts = partsOf(db, request);
  const at = parts.findIndex(({ part }) => part.holds(cursor.row));
  if (at < 0) return 0;
  // The page that is the last one ends with its cursor's row.
  const upTo = cursor.side === 'after' || page.isLast ? endAt(cursor.row) : endBefore(cursor.row);
  const counts = parts
    .slice(0, at + 1)
    .map((part, index) => countPart(part, index === at ? [upTo] : []));
  const counted = sumUp(await Promise.all(counts));
  if (cursor.side === 'after' || counted >= COUNTED_AT_MOST) return counted;
  return Math.max(0, counted - page.conferences.length);
}

/** A part with its query. */
interface Asked {
  readonly part: ListPart;
  readonly from: Query;
}

function partsOf(db: Firestore, request: CountRequest): readonly Asked[] {
  const conferences = collections.conferences(db, request.accountId);
  return listParts(request.selection, request.now).map((part) => ({
    part,
    from: query(conferences, part.filter, ...part.order),
  }));
}

/** A page that begins in one part and goes on in the next ones. */
async function forward(
  parts: readonly Asked[],
  at: number,
  start: QueryNonFilterConstraint | null,
  size: number,
): Promise<QueryDocumentSnapshot[]> {
  const rows: QueryDocumentSnapshot[] = [];
  for (const [index, { from }] of parts.slice(at).entries()) {
    if (rows.length === size) break;
    const starts = index === 0 && start !== null ? [start] : [];
    rows.push(...(await getDocs(query(from, ...starts, limit(size - rows.length)))).docs);
  }
  return rows;
}

/** A page that ends in one part and begins in it or an earlier one. */
async function backward(
  parts: readonly Asked[],
  at: number,
  end: QueryNonFilterConstraint,
  size: number,
): Promise<QueryDocumentSnapshot[]> {
  let rows: QueryDocumentSnapshot[] = [];
  for (const [index, { from }] of parts
    .slice(0, at + 1)
    .reverse()
    .entries()) {
    if (rows.length === size) break;
    const ends = index === 0 ? [end] : [];
    const { docs } = await getDocs(query(from, ...ends, limitToLast(size - rows.length)));
    rows = [...docs, ...rows];
  }
  return rows;
}

function pageOf(rows: readonly QueryDocumentSnapshot[], cursor: Cursor | null): ConferencePage {
  const marks = [rows[0], rows.at(-1), cursor?.row].filter((mark) => mark !== undefined);
  return {
    conferences: rows.map((row) => parseConference(row.id, row.data())),
    marks,
    cursor,
    isLast: false,
  };
}

async function countPart(
  { from }: Asked,
  upTo: readonly QueryNonFilterConstraint[],
): Promise<number> {
  return (await getCount(query(from, ...upTo, limit(COUNTED_AT_MOST)))).data().count;
}

function sumUp(counts: readonly number[]): number {
  return Math.min(
    COUNTED_AT_MOST,
    counts.reduce((sum, count) => sum + count, 0),
  );
}
