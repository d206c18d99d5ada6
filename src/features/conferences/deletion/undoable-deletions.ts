import { useSyncExternalStore } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';

/** A deletion made here that can still be undone. */
export interface Deletion {
  readonly accountId: string;
  readonly conference: Conference;
  /** When, on this machine's clock; milliseconds. */
  readonly at: number;
  /** Shows it in the list again, where it was. */
  readonly putBack: () => void;
}

/* Beside the components: a deletion stays undoable while one looks at another page and comes back. */
let deletions: readonly Deletion[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Deletion[]): void {
  deletions = next;
  for (const listener of listeners) listener();
}

/** Notes a deletion, for its undo to be offered. */
export function noteDeletion(deletion: Deletion): void {
  set([...deletions, deletion]);
}

/** Its undo is not offered any more. */
export function forgetDeletion(deletion: Deletion): void {
  set(deletions.filter((each) => each !== deletion));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The deletions whose undo is offered now, oldest first. */
export function useDeletions(): readonly Deletion[] {
  return useSyncExternalStore(subscribe, () => deletions);
}
