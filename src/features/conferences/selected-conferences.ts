import { searchOf } from '../../../domain/list-keys.ts';
import { selectionStore } from '../../components/selection/selection-store.ts';
import type { Selection } from '../../components/selection/selection.ts';
import { readListView, type ListView } from './list-view.ts';

/** Which conferences a list has, on all its pages and in whatever order. */
export type ListedConferences = Pick<ListView, 'q' | 'status'>;

/** What is selected: some conferences, or all that a search and a filter find. */
export type ConferenceSelection = Selection<ListedConferences>;

/** The list that an address names, without its page and its order. */
export function listOf({ q, status }: ListView): ListedConferences {
  return { ...(q === undefined ? {} : { q }), ...(status === undefined ? {} : { status }) };
}

/** Whether two addresses list the same conferences. */
export function isSameList(one: ListedConferences, other: ListedConferences): boolean {
  return prefixOf(one) === prefixOf(other) && one.status === other.status;
}

function prefixOf({ q }: ListedConferences): string | undefined {
  return searchOf(q ?? '')?.prefix.from;
}

/** What is selected, in each account. */
export const selectedConferences = selectionStore('conferences', (stored) =>
  listOf(readListView(stored)),
);
