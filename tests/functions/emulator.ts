import { z } from 'zod';
import type { SuiteClient } from '../support/suite.ts';
import { pollUntil } from '../support/suite.ts';

const countersSchema = z.object({
  documentWrites: z.number(),
  documentDeletes: z.number(),
  events: z.object({ pending: z.number(), givenUp: z.number() }),
});
export type Counters = z.infer<typeof countersSchema>;

/** Faults of the embedded Firestore; what is absent is off. */
export interface Faults {
  readonly seed?: number;
  readonly events?: {
    readonly duplicate?: boolean;
    readonly delayMs?: number;
    readonly reorder?: number;
    readonly failFirst?: boolean;
  };
}

/** The embedded Firestore's own requests, for tests: counters and faults. */
export interface EmulatorClient {
  counters(): Promise<Counters>;
  resetCounters(): Promise<void>;
  setFaults(faults: Faults): Promise<void>;
  /** Waits until no event is on its way any more, so that what has not happened will not happen. */
  settled(): Promise<Counters>;
}

export function openEmulator({ addresses }: SuiteClient): EmulatorClient {
  const base = `http://${addresses.firestoreHost}/emulator/v1/projects/${addresses.projectId}`;
  async function call(method: string, verb: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${base}:${verb}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${verb}: ${await response.text()}`);
    return response.json();
  }
  const counters = async () => countersSchema.parse(await call('GET', 'counters'));
  return {
    counters,
    resetCounters: async () => {
      await call('POST', 'resetCounters', {});
    },
    setFaults: async (faults) => {
      await call('PUT', 'faults', faults);
    },
    settled: () =>
      pollUntil('the end of all events', async () => {
        const now = await counters();
        return now.events.pending === 0 ? now : null;
      }),
  };
}
