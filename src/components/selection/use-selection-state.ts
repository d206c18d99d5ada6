import { useEffect, useEffectEvent, useRef } from 'react';
import { useStableCallback } from '../lists/use-stable-callback.ts';
import { announce } from '../notices/announcer.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { useSelection, type SelectionStore } from './selection-store.ts';
import { allOf, keptIn, selectedAmong, sizeOf, withRows, type Selection } from './selection.ts';

/** What is selected, as a list shows it, and how that is changed. */
export interface SelectionState {
  /** How many in all; undefined while they are being counted. */
  readonly size: number | undefined;
  /** All that the list has, on all its pages; some may have been taken out again. */
  readonly isAll: boolean;
  /** None of those has been taken out. */
  readonly isEverything: boolean;
  /** Rows on this page, whether or not all of them are drawn yet. */
  readonly rows: number;
  /** The selected ones among the rows. */
  readonly on: ReadonlySet<string>;
  /**
   * Always the same function.
   *
   * @param range  from the row that was last toggled to this one
   */
  readonly toggle: (id: string, on: boolean, range: boolean) => void;
  readonly togglePage: (on: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

/**
 * The selection of an account as far as it holds in the view of a list that is shown; what does not is
 * forgotten.
 */
export function useSelectionIn<View>(
  store: SelectionStore<View>,
  accountId: string,
  view: View,
  isSame: (one: View, other: View) => boolean,
): Selection<View> {
  const stored = useSelection(store, accountId);
  const selection = keptIn(stored, view, isSame);
  useEffect(() => {
    if (selection !== stored) store.set(accountId, selection);
  }, [store, accountId, selection, stored]);
  return selection;
}

/**
 * @param shown.selection  as `useSelectionIn` answered it
 * @param shown.ids  of the rows that are shown
 * @param shown.listed  rows of all pages, to the last one; undefined while they are not counted
 */
export function useSelectionState<View>(shown: {
  readonly store: SelectionStore<View>;
  readonly accountId: string;
  readonly selection: Selection<View>;
  readonly view: View;
  readonly ids: readonly string[];
  readonly listed: number | undefined;
}): SelectionState {
  const { store, accountId, selection, view, ids, listed } = shown;
  /** The row that was toggled last: where a range begins. */
  const anchor = useRef<string | null>(null);
  const isAll = selection.kind === 'all';
  const change = (changed: readonly string[], on: boolean) =>
    store.set(accountId, withRows(selection, changed, on));
  const toggle = useStableCallback((id: string, on: boolean, range: boolean) => {
    const from = range && anchor.current !== null ? ids.indexOf(anchor.current) : -1;
    const to = ids.indexOf(id);
    anchor.current = id;
    if (from < 0) change([id], on);
    else change(ids.slice(Math.min(from, to), Math.max(from, to) + 1), on);
  });
  return {
    size: sizeOf(selection, listed),
    isAll,
    isEverything: isAll && selection.except.length === 0,
    rows: ids.length,
    on: selectedAmong(selection, ids),
    toggle,
    togglePage: (on) => change(ids, on),
    selectAll: () => store.set(accountId, allOf(view)),
    clear: () => store.clear(accountId),
  };
}

/** Says aloud how many are selected, after each change. */
export function useSizeAnnounced(
  size: number | undefined,
  words: {
    readonly none: string;
    readonly some: (count: number, formatted: string) => string;
  },
): void {
  const { format } = useI18n();
  const told = useRef(size);
  const tell = useEffectEvent((now: number) => {
    announce(now === 0 ? words.none : `${words.some(now, format.number(now))}.`);
  });
  useEffect(() => {
    if (size === undefined || told.current === size) return;
    told.current = size;
    tell(size);
  }, [size]);
}
