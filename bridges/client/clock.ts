import { setTimeout as sleep } from 'node:timers/promises';
import { NoAnswer } from './failures.ts';

/** Time, for whoever waits: a test has one of its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** @throws what `signal` was aborted with, or an AbortError. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<unknown>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) =>
    sleep(milliseconds, undefined, signal === undefined ? {} : { signal }),
};

/**
 * Waits for `work` so long, and ends it then.
 *
 * @param work is given the signal that says when it is over; it is not waited for any longer even where it
 *   does not look.
 * @throws NoAnswer when the time is over; what `signal` was aborted with.
 */
export async function within<T>(
  milliseconds: number,
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const end = new AbortController();
  const timer = new AbortController();
  const passOn = () => {
    end.abort(signal?.reason);
  };
  signal?.addEventListener('abort', passOn, { once: true });
  clock.wait(milliseconds, timer.signal).then(
    () => {
      end.abort(new NoAnswer(`No answer within ${milliseconds / 1000} s`));
    },
    () => undefined,
  );
  try {
    return await Promise.race([work(end.signal), abortionOf(end.signal)]);
  } finally {
    signal?.removeEventListener('abort', passOn);
    timer.abort();
  }
}

function abortionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', give, { once: true });
  });
}
