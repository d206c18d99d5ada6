import type { DocumentSnapshot, Query } from 'firebase/firestore/lite';
import { soonEnds } from '../../../../domain/conference/conference.ts';
import { prefixRange, type PrefixRange } from '../../../../domain/list-keys.ts';
import { ListPart, type Comparison } from '../../../firebase/list-part.ts';
import type { ListSort, ListStatus, ListView } from '../list-view.ts';

/** Which conferences are listed in which order: an address without its page. */
export interface Selection {
  /** What the search box asks for; then `sort` says nothing. */
  readonly prefix: PrefixRange | null;
  readonly status: ListStatus | null;
  readonly sort: ListSort;
}

export function selectionOf(view: ListView): Selection {
  return {
    prefix: prefixRange(view.q ?? ''),
    status: view.status ?? null,
    sort: view.sort ?? '-created',
  };
}

const TAG = 'listKeys.tag';
const ADMIN_EMAIL = 'listKeys.adminEmail';
const ACTIVE_UNTIL = 'listKeys.activeUntil';

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
 * that begin with what was typed, then the emails that do, without those whose Tag was there before.
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
    filters: [['deletedAt', '==', null], ...statusFilters(selection.status, now)],
  };
  const { prefix, sort } = selection;
  if (prefix !== null) return [tagMatches(prefix, among), emailMatches(prefix, among)];
  const field = SORT_FIELDS[sort];
  return [
    new ListPart(
      conferences,
      { where: among.filters, order: [[field, sort.startsWith('-') ? 'desc' : 'asc']] },
      // Until the server has seen a Save, its conference has none of the list's keys.
      (row) => row.get(field) !== undefined,
    ),
  ];
}

/** The conferences among which a search looks. */
interface Among {
  readonly conferences: Query;
  readonly filters: readonly Comparison[];
}

function statusFilters(status: ListStatus | null, now: Date): readonly Comparison[] {
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
      return [['email.state', '==', 'failed']];
  }
}

function tagMatches(prefix: PrefixRange, { conferences, filters }: Among): ListPart {
  const where = [...filters, ...beginsWith(TAG, prefix)];
  return new ListPart(conferences, { where, order: [[TAG, 'asc']] }, (row) =>
    begins(row, TAG, prefix),
  );
}

function emailMatches(prefix: PrefixRange, { conferences, filters }: Among): ListPart {
  const otherTag: readonly Comparison[] = [
    [TAG, '<', prefix.from],
    [TAG, '>=', prefix.end],
  ];
  return new ListPart(
    conferences,
    {
      where: [...filters, ...beginsWith(ADMIN_EMAIL, prefix), { oneOf: otherTag }],
      order: [
        [ADMIN_EMAIL, 'asc'],
        [TAG, 'asc'],
      ],
    },
    (row) => begins(row, ADMIN_EMAIL, prefix) && !begins(row, TAG, prefix),
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
