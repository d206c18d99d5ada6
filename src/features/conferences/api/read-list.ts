import {
  and,
  getCount,
  getDocs,
  limit,
  or,
  query,
  where,
  type DocumentSnapshot,
  type Firestore,
} from 'firebase/firestore/lite';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { fold } from '../../../../domain/list-keys.ts';
import { collections, parseConference } from '../../../firebase/collections.ts';
import type { ListPart } from '../../../firebase/list-part.ts';
import {
  countRows,
  countRowsBefore,
  readRows,
  type Cursor,
  type PagePlace,
} from '../../../firebase/paged-list.ts';
import { listParts, otherEditions, type Selection } from './list-parts.ts';

export type { Cursor };

/** One page of the list. */
export interface ConferencePage extends PagePlace {
  readonly conferences: readonly Conference[];
  /** As in `RowsPage`. */
  readonly marks: readonly DocumentSnapshot[];
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

/** Reads one page; `readRows` says which one where the cursor has none. */
export async function readPage(db: Firestore, request: ListRequest): Promise<ConferencePage> {
  const { rows, ...place } = await readRows(partsOf(db, request), request.cursor, request.size);
  return { ...place, conferences: rows.map((row) => parseConference(row.id, row.data())) };
}

/** How many conferences are selected, `COUNTED_AT_MOST` at most; counted, not read. */
export function countSelected(db: Firestore, request: CountRequest): Promise<number> {
  return countRows(partsOf(db, request));
}

/** How many they are to the last one. It costs a reading for each thousand. */
export async function countSelectedExactly(db: Firestore, request: CountRequest): Promise<number> {
  const counts = await Promise.all(partsOf(db, request).map(({ query: rows }) => getCount(rows)));
  return counts.reduce((sum, count) => sum + count.data().count, 0);
}

/**
 * How many rows stand before the first one of a page, `COUNTED_AT_MOST` at most.
 *
 * @param page  as `readPage` answered it
 */
export function countBefore(
  db: Firestore,
  request: CountRequest,
  page: ConferencePage,
): Promise<number> {
  return countRowsBefore(partsOf(db, request), { ...page, length: page.conferences.length });
}

/** How many active conferences have an email with earlier numbers or keys, `COUNTED_AT_MOST` at most. */
export interface EditionCounts {
  readonly all: number;
  /** Of those, the ones in which the keys alone are earlier ones. */
  readonly menuAlone: number;
}

/** Counts them. @param edition the account's present one. */
export async function countOtherEditions(
  db: Firestore,
  {
    accountId,
    now,
    edition,
  }: Pick<ListRequest, 'accountId' | 'now'> & { readonly edition: string },
): Promise<EditionCounts> {
  const conferences = collections.conferences(db, accountId);
  const count = (part: 'any' | 'menu') =>
    countRows([otherEditions(conferences, edition, part, now)]);
  const all = await count('any');
  return { all, menuAlone: all === 0 ? 0 : await count('menu') };
}

/** The ids of up to two conferences of an account that have this Tag, whatever case and accents. */
export async function readSameTag(
  db: Firestore,
  accountId: string,
  tag: string,
): Promise<readonly string[]> {
  const same = or(
    where('listKeys.tag', '==', fold(tag.trim())),
    // Until the server has seen a Save, its conference has none of the list's keys.
    where('tag', '==', tag),
  );
  const conferences = collections.conferences(db, accountId);
  // Two: one may be the conference that is being edited.
  const found = await getDocs(
    query(conferences, and(where('deletedAt', '==', null), same), limit(2)),
  );
  return found.docs.map((snapshot) => snapshot.id);
}

function partsOf(db: Firestore, request: CountRequest): readonly ListPart[] {
  const conferences = collections.conferences(db, request.accountId);
  return listParts(conferences, request.selection, request.now);
}
