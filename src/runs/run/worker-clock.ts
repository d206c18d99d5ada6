import type { Clock } from '../plan/run-work.ts';

/** The clock of runs in a browser. Its worker lives as long as the page. */
export function workerClock(): Clock {
  const worker = new Worker(new URL('./timer.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, () => void>();
  let drawn = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<number>) => {
    waiting.get(data)?.();
  });
  return {
    now: () => performance.now(),
    pause: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const id = (drawn += 1);
        const end = (): void => {
          waiting.delete(id);
          signal.removeEventListener('abort', end);
          resolve();
        };
        waiting.set(id, end);
        signal.addEventListener('abort', end);
        worker.postMessage({ id, milliseconds: Math.max(0, milliseconds) });
      }),
  };
}
