import { useCallback, useSyncExternalStore } from 'react';
import { NOTHING, parseSelection, type ReadView, type Selection } from './selection.ts';

/**
 * What is selected in one list, for each account. Kept in the tab's session storage, so that it is still
 * there after a reload, and on the way to a preview and back.
 */
export interface SelectionStore<View> {
  /** The same object until it changes. */
  readonly of: (accountId: string) => Selection<View>;
  readonly set: (accountId: string, selection: Selection<View>) => void;
  /** For when what was selected has been dealt with. */
  readonly clear: (accountId: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * @param name  of the list, in the storage
 * @param readView  judges what was kept of a view
 */
export function selectionStore<View>(name: string, readView: ReadView<View>): SelectionStore<View> {
  const storageKey = (accountId: string) => `confdesk.${name}.${accountId}`;
  const selections = new Map<string, Selection<View>>();
  const listeners = new Set<() => void>();
  const set = (accountId: string, selection: Selection<View>): void => {
    selections.set(accountId, selection);
    keep(storageKey(accountId), selection);
    for (const listener of listeners) listener();
  };
  return {
    of: (accountId) => {
      const known = selections.get(accountId);
      if (known !== undefined) return known;
      const kept = parseSelection(readKept(storageKey(accountId)), readView);
      selections.set(accountId, kept);
      return kept;
    },
    set,
    clear: (accountId) => set(accountId, NOTHING),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The selection of an account, followed. */
export function useSelection<View>(
  store: SelectionStore<View>,
  accountId: string,
): Selection<View> {
  const read = useCallback(() => store.of(accountId), [store, accountId]);
  return useSyncExternalStore(store.subscribe, read);
}

function readKept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    // Storage can be forbidden; then a reload ends the selection.
    return null;
  }
}

function keep(key: string, selection: Selection<unknown>): void {
  try {
    if (selection === NOTHING) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(selection));
  } catch {
    // As above; a full storage as well.
  }
}
