import { useCallback, useSyncExternalStore } from 'react';
import { NOBODY, parseSelection, type Selection } from './selection.ts';

/*
 * Who is selected, for each account. Kept in the tab's session storage, so that it is still there after
 * a reload and on the way to the preview and back.
 */

const storageKey = (accountId: string) => `confdesk.pbx-users.${accountId}`;

const selections = new Map<string, Selection>();
const listeners = new Set<() => void>();

/** The selection of an account; the same object until it changes. */
export function selectionOf(accountId: string): Selection {
  const known = selections.get(accountId);
  if (known !== undefined) return known;
  const kept = parseSelection(readStored(accountId));
  selections.set(accountId, kept);
  return kept;
}

export function setSelection(accountId: string, selection: Selection): void {
  selections.set(accountId, selection);
  store(accountId, selection);
  for (const listener of listeners) listener();
}

/** For when what the users were selected for has been done. */
export function clearSelection(accountId: string): void {
  setSelection(accountId, NOBODY);
}

/** The selection of an account, followed. */
export function useSelection(accountId: string): Selection {
  const read = useCallback(() => selectionOf(accountId), [accountId]);
  return useSyncExternalStore(subscribe, read);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readStored(accountId: string): string | null {
  try {
    return sessionStorage.getItem(storageKey(accountId));
  } catch {
    // Storage can be forbidden; then a reload ends the selection.
    return null;
  }
}

function store(accountId: string, selection: Selection): void {
  try {
    if (selection === NOBODY) sessionStorage.removeItem(storageKey(accountId));
    else sessionStorage.setItem(storageKey(accountId), JSON.stringify(selection));
  } catch {
    // As above; a full storage as well.
  }
}
