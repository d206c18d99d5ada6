import type { ResolveAnswer, ResolveRequest } from './api.ts';
import type { BridgeClient } from './bridge-client.ts';
import { type Clock, realClock, within } from './clock.ts';
import { BridgeRefusal, isPassing } from './failures.ts';

/** So long an answer is waited for, and so long the caller waits in all, in milliseconds. */
const TRY_MS = 5000;
const ALL_MS = 9500;

/** Nothing was decided: the caller is told that the service cannot be reached. */
export class BridgeUnreachable extends Error {
  override readonly name = 'BridgeUnreachable';
}

/**
 * Asks whether digits let a caller in, as long as a caller can be let wait: five seconds, then once more,
 * signed anew; 9.5 seconds in all.
 *
 * @throws BridgeUnreachable where no decision came, or the API refused the request; its `cause` is what a log
 *   can tell of (`failureFacts`). What `signal` was aborted with.
 */
export async function resolvePatiently(
  client: Pick<BridgeClient, 'resolve'>,
  request: ResolveRequest,
  { clock = realClock, signal }: { readonly clock?: Clock; readonly signal?: AbortSignal } = {},
): Promise<ResolveAnswer> {
  const ask = (milliseconds: number) =>
    within(milliseconds, { clock, signal }, (end) => client.resolve(request, end));
  const beganAt = clock.now();
  try {
    try {
      return await ask(TRY_MS);
    } catch (error) {
      signal?.throwIfAborted();
      if (!isPassing(error)) throw error;
      await rest(error, { clock, signal });
      return await ask(Math.max(1, Math.min(TRY_MS, ALL_MS - (clock.now() - beganAt))));
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw new BridgeUnreachable('The Bridge API gave no decision', { cause: error });
  }
}

/** Sends again at once, unless the API asks for a moment. */
async function rest(
  error: unknown,
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const asked = error instanceof BridgeRefusal ? (error.retryAfterMs ?? 0) : 0;
  if (asked > 0) await clock.wait(Math.min(asked, ALL_MS - TRY_MS), signal);
}
