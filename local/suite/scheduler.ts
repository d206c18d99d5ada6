import { type FunctionsPlace, triggerUrl } from './addresses.ts';

const MINUTE_MS = 60_000;

/** Every scheduled function, and in which minutes of the hour it is due (functions/src/triggers). */
const SCHEDULED: Readonly<Record<string, (minuteOfTheHour: number) => boolean>> = {
  deliveriesDue: () => true,
  receiptsDue: () => true,
  remindersDue: (minute) => minute === 23,
  silentBridgesDue: () => true,
  silentCallsDue: (minute) => minute === 7,
};
/** The most that a scheduled function is given. */
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
 * Runs the scheduled functions at the full minutes at which they are due, as Cloud Scheduler does; none
 * while it still runs. The emulators have nothing that does it: firebase-tools 15.34.2 answers for them
 * over HTTP only. With a Pub/Sub emulator beside it, it makes a topic for each, but what is published
 * there ends in "Unsupported trigger signature: http".
 *
 * @param run what runs a function by its name
 * @returns what ends it
 */
export function startScheduler(run: (name: string) => Promise<void>): () => void {
  const running = new Set<string>();
  const runDue = (at: Date): void => {
    for (const [name, isDue] of Object.entries(SCHEDULED)) {
      if (!isDue(at.getUTCMinutes()) || running.has(name)) continue;
      running.add(name);
      // What went wrong stands in the functions' log, and the next time tries again.
      void run(name)
        .catch(() => undefined)
        .finally(() => running.delete(name));
    }
  };
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    // A timer may be early by a millisecond, and would then find the minute before.
    const next = Math.ceil((Date.now() + 1) / MINUTE_MS) * MINUTE_MS;
    timer = setTimeout(() => {
      runDue(new Date(next));
      wait();
    }, next - Date.now());
  };
  wait();
  return () => {
    clearTimeout(timer);
  };
}
