import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { SuiteClient } from '../support/suite.ts';
import { pollUntil } from '../support/suite.ts';
import { isOfficialWanted } from '@confdesk/firestore-emulator/official';
import { onlyEmbedded } from '../support/official.ts';

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

/**
 * The embedded Firestore's own requests, for tests: counters and faults. On the official emulator a test is
 * left out as soon as it asks for one, and `settled` looks at what the functions have logged.
 */
export interface EmulatorClient {
  counters(): Promise<Counters>;
  resetCounters(): Promise<void>;
  setFaults(faults: Faults): Promise<void>;
  /** Waits until no event is on its way any more, so that what has not happened will not happen. */
  settled(): Promise<Counters>;
}

export function openEmulator({ addresses }: SuiteClient): EmulatorClient {
  if (isOfficialWanted()) return withoutCounters(path.join(addresses.runDir, 'suite.log'));
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

/** So many looks in a row, ten a second, find nothing new: an event is on its way for less. */
const QUIET_LOOKS = 20;

/** The official emulator does not say which events are on their way. */
function withoutCounters(logFile: string): EmulatorClient {
  const count = (): Promise<never> => {
    onlyEmbedded('the embedded Firestore alone counts reads, writes and events');
    return Promise.reject(new Error('There is no embedded Firestore.'));
  };
  return {
    counters: count,
    resetCounters: count,
    setFaults: (faults) => {
      const isOff = Object.keys(faults).length === 0;
      return Promise.resolve().then(() => {
        if (!isOff) onlyEmbedded('the embedded Firestore alone has events go wrong on demand');
      });
    },
    settled: async () => {
      let before = -1;
      let quietLooks = 0;
      await pollUntil('the end of all functions', async () => {
        const log = await readFile(logFile, 'utf8');
        const begun = log.match(/functions: Beginning execution of /g)?.length ?? 0;
        const finished = log.match(/functions: Finished /g)?.length ?? 0;
        quietLooks = begun === finished && log.length === before ? quietLooks + 1 : 0;
        before = log.length;
        return quietLooks >= QUIET_LOOKS ? true : null;
      });
      return { documentWrites: 0, documentDeletes: 0, events: { pending: 0, givenUp: 0 } };
    },
  };
}
