import {
  and,
  or,
  orderBy,
  where,
  type DocumentSnapshot,
  type QueryCompositeFilterConstraint,
  type QueryFilterConstraint,
  type QueryOrderByConstraint,
} from 'firebase/firestore/lite';
import { soonEnds } from '../../../../domain/conference.ts';
import { prefixRange, type PrefixRange } from '../../../../domain/list-keys.ts';
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

/**
 * One query of those that a list is made of, the first one's rows before the second one's. Each is
 * answered by an index (firestore.indexes.json; tests/rules/list-views.test.ts asks them all).
 */
export interface ListPart {
  readonly filter: QueryCompositeFilterConstraint;
  readonly order: readonly QueryOrderByConstraint[];
  /** Whether a row stands in this part, so that it can mark a place in it. */
  holds(row: DocumentSnapshot): boolean;
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
 * The queries of a list. A search has two: the Tags that begin with what was typed, then the emails
 * that do, without those whose Tag was there before.
 *
 * @param now  decides what is active, expiring and expired
 */
export function listParts(selection: Selection, now: Date): readonly ListPart[] {
  const filters = [where('deletedAt', '==', null), ...statusFilters(selection.status, now)];
  const { prefix, sort } = selection;
  if (prefix !== null) return [tagMatches(prefix, filters), emailMatches(prefix, filters)];
  const field = SORT_FIELDS[sort];
  return [
    {
      filter: and(...filters),
      order: [orderBy(field, sort.startsWith('-') ? 'desc' : 'asc')],
      // Until the server has seen a Save, its conference has none of the list's keys.
      holds: (row) => row.get(field) !== undefined,
    },
  ];
}

function statusFilters(status: ListStatus | null, now: Date): QueryFilterConstraint[] {
  switch (status) {
    case null:
      return [];
    case 'active':
      return [where(ACTIVE_UNTIL, '>', now)];
    case 'expiring':
      return [where(ACTIVE_UNTIL, '>', now), where(ACTIVE_UNTIL, '<=', soonEnds(now))];
    case 'expired':
      return [where(ACTIVE_UNTIL, '<=', now)];
    case 'failed':
      return [where('email.state', '==', 'failed')];
  }
}

function tagMatches(prefix: PrefixRange, filters: readonly QueryFilterConstraint[]): ListPart {
  return {
    filter: and(...filters, where(TAG, '>=', prefix.from), where(TAG, '<', prefix.end)),
    order: [orderBy(TAG)],
    holds: (row) => begins(row, TAG, prefix),
  };
}

function emailMatches(prefix: PrefixRange, filters: readonly QueryFilterConstraint[]): ListPart {
  return {
    filter: and(
      ...filters,
      where(ADMIN_EMAIL, '>=', prefix.from),
      where(ADMIN_EMAIL, '<', prefix.end),
      or(where(TAG, '<', prefix.from), where(TAG, '>=', prefix.end)),
    ),
    order: [orderBy(ADMIN_EMAIL), orderBy(TAG)],
    holds: (row) => begins(row, ADMIN_EMAIL, prefix) && !begins(row, TAG, prefix),
  };
}

function begins(row: DocumentSnapshot, field: string, prefix: PrefixRange): boolean {
  const key: unknown = row.get(field);
  return typeof key === 'string' && key.startsWith(prefix.from);
}
