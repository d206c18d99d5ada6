import type { DocumentSnapshot, Query } from 'firebase/firestore/lite';
import { soonEnds } from '../../../../domain/conference/expiry-state.ts';
import { searchOf, type PrefixRange, type Search } from '../../../../domain/list-keys.ts';
import { ListPart, type Comparison, type Condition } from '../../../firebase/list-part.ts';
import type { ListSort, ListStatus, ListView } from '../list-view.ts';

/** Which conferences are listed in which order: an address without its page. */
export interface Selection {
  /** What the search box asks for; then `sort` says nothing. */
  readonly search: Search | null;
  readonly status: ListStatus | null;
  readonly sort: ListSort;
  /** What emails should say of the account (`editionOf`), where that decides; null: it does not. */
  readonly edition: string | null;
}

/** @param edition the account's present one. */
export function selectionOf(view: ListView, edition: string): Selection {
  return {
    search: searchOf(view.q ?? ''),
    status: view.status ?? null,
    sort: view.sort ?? '-created',
    edition: view.status === 'outdated' ? edition : null,
  };
}

const TAG = 'listKeys.tag';
const ADMIN_EMAIL = 'listKeys.adminEmail';
const ACTIVE_UNTIL = 'listKeys.activeUntil';
const SEARCH = 'listKeys.search';
const INFORMED = 'listKeys.informed';
const FAILED = 'listKeys.failed';

const SORT_FIELDS: Readonly<Record<ListSort, string>> = {
  created: 'createdAt',
  '-created': 'createdAt',
  tag: TAG,
  '-tag': TAG,
  admin: ADMIN_EMAIL,
  '-admin': ADMIN_EMAIL,
  expiry: ACTIVE_UNTIL,
  '-expiry': ACTIVE_UNTIL,
};

/**
 * The queries of a list; tests/rules/lists/list-views.test.ts asks them all. A search has two: the Tags
 * that begin with what was typed; then whatever has it inside, by Tag, without those that were there before.
 *
 * @param conferences  of one account
 * @param now  decides what is active, expiring and expired
 */
export function listParts(
  conferences: Query,
  selection: Selection,
  now: Date,
): readonly ListPart[] {
  const among: Among = {
    conferences,
    filters: [['deletedAt', '==', null], ...statusFilters(selection, now)],
    status: selection.status,
  };
  const { search, sort } = selection;
  if (search !== null) return [tagMatches(search.prefix, among), insideMatches(search, among)];
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const fields = sortedBy(SORT_FIELDS[sort], selection.status);
  return [
    new ListPart(
      conferences,
      { where: among.filters, order: fields.map((field) => [field, direction] as const) },
      // Until the server has seen a Save, its conference has none of the list's keys.
      (row) => fields.every((field) => row.get(field) !== undefined),
    ),
  ];
}

/**
 * What a list is sorted by to the end: by all that a status may ask for, whether or not this one does, so
 * that one index in each direction serves all statuses. But not those whose email failed, who have indexes
 * of their own, nor all by their creation, among which are conferences that the server has not seen yet.
 */
function sortedBy(field: string, status: ListStatus | null): readonly string[] {
  const hasOwn = status === 'failed' || (status === null && field === SORT_FIELDS.created);
  return hasOwn ? [field] : [...new Set([field, ACTIVE_UNTIL, INFORMED])];
}

/** The conferences among which a search looks. */
interface Among {
  readonly conferences: Query;
  readonly filters: readonly Condition[];
  readonly status: ListStatus | null;
}

function statusFilters({ status, edition }: Selection, now: Date): readonly Condition[] {
  switch (status) {
    case null:
      return [];
    case 'active':
      return [[ACTIVE_UNTIL, '>', now]];
    case 'expiring':
      return [
        [ACTIVE_UNTIL, '>', now],
        [ACTIVE_UNTIL, '<=', soonEnds(now)],
      ];
    case 'expired':
      return [[ACTIVE_UNTIL, '<=', now]];
    case 'failed':
      return [[FAILED, '==', true]];
    case 'outdated':
      return [[ACTIVE_UNTIL, '>', now], otherThan(edition ?? '')];
  }
}

/** Null, while an email is on its way, is unequal to nothing. */
function otherThan(edition: string): Condition {
  return [INFORMED, '!=', edition];
}

/**
 * The active conferences whose leader has an email with another edition of the account's information;
 * without those that are out of date for a reason of their own. For counting.
 *
 * @param part  `menu`: only those whose numbers are right, so that it is the menu alone.
 */
export function otherEditions(
  conferences: Query,
  edition: string,
  part: 'any' | 'menu',
  now: Date,
): ListPart {
  const numbers = edition.slice(0, edition.indexOf('.') + 1);
  const own: readonly Comparison[] =
    part === 'any'
      ? [[INFORMED, '>', '']]
      : beginsWith(INFORMED, { from: numbers, end: `${numbers}\u{10FFFF}` });
  return new ListPart(
    conferences,
    {
      where: [['deletedAt', '==', null], [ACTIVE_UNTIL, '>', now], ...own, otherThan(edition)],
      order: [[ACTIVE_UNTIL, 'asc']],
    },
    () => true,
  );
}

function tagMatches(prefix: PrefixRange, { conferences, filters, status }: Among): ListPart {
  const where = [...filters, ...beginsWith(TAG, prefix)];
  const order = sortedBy(TAG, status).map((field) => [field, 'asc'] as const);
  return new ListPart(conferences, { where, order }, (row) => begins(row, TAG, prefix));
}

function insideMatches(
  { prefix, keys }: Search,
  { conferences, filters, status }: Among,
): ListPart {
  const otherTag: readonly Comparison[] = [
    [TAG, '<', prefix.from],
    [TAG, '>=', prefix.end],
  ];
  return new ListPart(
    conferences,
    {
      // One key: no conference has it whose Tag was there before (`listKeys`).
      where:
        keys.length === 1
          ? [...filters, [SEARCH, 'array-contains', keys[0]]]
          : [...filters, [SEARCH, 'array-contains-any', keys], { oneOf: otherTag }],
      // Each index of these keys has an entry for every key of every conference, so there are as few as can be.
      order: [
        [TAG, 'asc'],
        [ACTIVE_UNTIL, 'asc'],
        ...(status === 'failed' ? [] : [[INFORMED, 'asc'] as const]),
      ],
    },
    (row) => hasKey(row, keys) && !begins(row, TAG, prefix),
  );
}

function beginsWith(field: string, { from, end }: PrefixRange): readonly Comparison[] {
  return [
    [field, '>=', from],
    [field, '<', end],
  ];
}

function begins(row: DocumentSnapshot, field: string, prefix: PrefixRange): boolean {
  const key: unknown = row.get(field);
  return typeof key === 'string' && key.startsWith(prefix.from);
}

function hasKey(row: DocumentSnapshot, keys: readonly string[]): boolean {
  const search: unknown = row.get(SEARCH);
  return Array.isArray(search) && keys.some((key) => search.includes(key));
}
