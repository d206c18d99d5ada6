/*
 * Whether somebody has a run in an account that goes on in this browser, or whose end they have not seen:
 * enough to know whether the code that goes on with it, and shows it, has to be downloaded.
 */

const name = (uid: string, accountId: string) => `confdesk.run.${uid}.${accountId}`;
const listeners = new Set<() => void>();

export function hasRunMarker(uid: string, accountId: string): boolean {
  try {
    return localStorage.getItem(name(uid, accountId)) !== null;
  } catch {
    return false;
  }
}

export function setRunMarker(uid: string, accountId: string, isThere: boolean): void {
  try {
    if (isThere) localStorage.setItem(name(uid, accountId), '');
    else localStorage.removeItem(name(uid, accountId));
  } catch {
    // Storage can be forbidden; the run then ends with its page.
  }
  for (const listener of listeners) listener();
}

export function subscribeToRunMarker(listener: () => void): () => void {
  listeners.add(listener);
  // Another window of this browser may have begun a run, or seen its end.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
