/*
 * Which run of somebody in an account goes on in this browser, or has ended without their having seen it:
 * enough to know whether the code that goes on with it, and shows it, has to be downloaded; and how its other
 * windows learn of another one.
 */

import { randomId } from '../../domain/random-id.ts';

const name = (uid: string, accountId: string) => `confdesk.run.${uid}.${accountId}`;
const listeners = new Set<() => void>();

export function hasRunMarker(uid: string, accountId: string): boolean {
  try {
    return localStorage.getItem(name(uid, accountId)) !== null;
  } catch {
    return false;
  }
}

/**
 * Other windows hear of each call that is about a run.
 *
 * @param runId  null: there is none any more
 */
export function setRunMarker(uid: string, accountId: string, runId: string | null): void {
  try {
    // They only hear of another value than before.
    if (runId !== null) localStorage.setItem(name(uid, accountId), `${runId} ${randomId()}`);
    else localStorage.removeItem(name(uid, accountId));
  } catch {
    // Storage can be forbidden; the run then ends with its page.
  }
  for (const listener of listeners) listener();
}

export function subscribeToRunMarker(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

/** Calls back when another window of this browser has begun a run, gone on with it or ended it. */
export function watchOtherWindows(uid: string, accountId: string, listener: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === name(uid, accountId)) listener();
  });
}
