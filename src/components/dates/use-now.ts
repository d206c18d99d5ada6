import { useSyncExternalStore } from 'react';

const TICK_MS = 30_000;
let now = new Date();

function subscribe(listener: () => void): () => void {
  const tick = (): void => {
    now = new Date();
    listener();
  };
  tick();
  const timer = setInterval(tick, TICK_MS);
  return () => clearInterval(timer);
}

/** The present moment, renewed twice a minute: what expires while one looks is shown as expired. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}
