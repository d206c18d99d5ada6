import { useSyncExternalStore, type JSX } from 'react';

let text = '';
const listeners = new Set<() => void>();

/** Says something to people who use a screen reader, without moving their focus. */
export function announce(message: string): void {
  // The same words twice would be no change and so not be read: a no-break space makes them one.
  text = message === text ? `${message}\u00a0` : message;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The live region. Once per page, always present, so that its changes are noticed. */
export function Announcer(): JSX.Element {
  const current = useSyncExternalStore(subscribe, () => text);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {current}
    </div>
  );
}
