import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BridgeClient,
  type BridgeEvent,
  isPassing,
  type ResolveAnswer,
  type ResolveRequest,
  sortAnswer,
} from '../../bridges/client/index.ts';
import { Problem } from '../support/problem.ts';

/** The first time again comes at once, then after these waits, as docs/bridge-api asks for. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8000;

/** Waits so many milliseconds, unless `signal` is aborted meanwhile, with which it throws. */
export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;

const realPause: Pause = (milliseconds, signal) =>
  sleep(milliseconds, undefined, signal === undefined ? {} : { signal });

/** A bridge that sends again what was not answered, for as long as anybody waits for it. */
export interface PatientBridge {
  /** @throws BridgeRefusal of what will not get better */
  resolve(request: ResolveRequest): Promise<ResolveAnswer>;
  /** @throws BridgeRefusal of what will not get better; Problem of an event that will not */
  tell(events: readonly BridgeEvent[]): Promise<void>;
}

/**
 * Sends again as docs/bridge-api says: after no answer, any 5xx, 429 and `replayed`, and the events that
 * may yet be taken. It does not give up by itself.
 *
 * @param signal  aborted when nobody waits any more; what it was aborted with is thrown
 */
export function openPatientBridge(
  bridge: Pick<BridgeClient, 'resolve' | 'events'>,
  { signal, pause = realPause }: { readonly signal?: AbortSignal; readonly pause?: Pause } = {},
): PatientBridge {
  const rest = async (tries: number) => {
    signal?.throwIfAborted();
    if (tries === 1) return;
    await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 2)), signal);
  };
  const ask = async <T>(send: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await send();
      } catch (error) {
        if (!isPassing(error)) throw error;
      }
      await rest(tries);
    }
  };
  return {
    resolve: (request) => ask(() => bridge.resolve(request)),
    tell: async (events) => {
      let waiting = events;
      for (let tries = 1; ; tries += 1) {
        const answer = await ask(() => bridge.events(waiting));
        const { again, beyond, refused } = sortAnswer(waiting, answer);
        const [wrong] = refused;
        if (wrong !== undefined) throw new Problem(`An event was refused: ${wrong.code}`);
        waiting = [...again.map(({ event }) => event), ...beyond];
        if (waiting.length === 0) return;
        await rest(tries);
      }
    },
  };
}
