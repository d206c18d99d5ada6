import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

/** Between `beforeprint` and `afterprint`. */
let isPrinting = false;

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia('print');
  const set = (next: boolean) => (): void => {
    isPrinting = next;
    // What is printed is laid out as soon as this returns.
    flushSync(listener);
  };
  const [begin, end] = [set(true), set(false)];
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  // Who only looks at the page as it would be printed sends no events.
  media.addEventListener('change', listener);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
    media.removeEventListener('change', listener);
  };
}

/** Whether the page is being printed at this moment, or shown as it would be. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinting || window.matchMedia('print').matches);
}
