import { type FunctionsPlace, triggerUrl } from './addresses.ts';

/** Every scheduled function; all of them are due once an hour. */
const SCHEDULED = ['silentCallsDue'];
const HOUR_MS = 3_600_000;
/** What a scheduled function is given (functions/src/triggers). */
const LIMIT_MS = 540_000;

/**
 * Runs a scheduled function now, with the request that Cloud Scheduler sends.
 *
 * @throws Error when it fails, or does not answer
 */
export async function runScheduled(suite: FunctionsPlace, name: string): Promise<void> {
  const response = await fetch(triggerUrl(suite, name), {
    method: 'POST',
    headers: {
      'x-cloudscheduler-jobname': name,
      'x-cloudscheduler-scheduletime': new Date().toISOString(),
    },
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  if (!response.ok) throw new Error(`${name} answered ${response.status}`);
}

/**
 * Runs the scheduled functions once an hour, as Cloud Scheduler does. The emulators have nothing that
 * does it: without a Pub/Sub emulator, which needs Java, firebase-tools only answers for them over HTTP.
 *
 * @returns what ends it
 */
export function startScheduler(suite: FunctionsPlace): () => void {
  const timer = setInterval(() => {
    for (const name of SCHEDULED) {
      // What went wrong stands in the functions' log, and the next hour tries again.
      runScheduled(suite, name).catch(() => undefined);
    }
  }, HOUR_MS);
  return () => {
    clearInterval(timer);
  };
}
