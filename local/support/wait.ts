import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 100;

/**
 * Asks until the answer is something. `ask` returns null for "not yet"; what it throws ends the
 * waiting at once. For tests and measurements, where what is late counts as missing; what a person
 * waits for is for `untilDone`.
 *
 * @param what  completes "… was not ready after 30 s", for the error
 * @param seconds  how long to ask before throwing an Error
 */
export async function waitFor<T>(
  what: string,
  seconds: number,
  ask: () => Promise<T | null>,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > deadline) throw new Error(`${what} was not ready after ${seconds} s`);
    await sleep(PAUSE_MS);
  }
}

/** GET with an answer of 200–299 as text; null for any other answer, or none within a minute. */
export async function getText(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
    const text = await response.text();
    return response.ok ? text : null;
  } catch {
    return null;
  }
}
