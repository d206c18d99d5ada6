import * as fs from 'node:fs/promises';
import type { BridgeEvent } from '../api.ts';
import type { BridgeClient } from '../bridge-client.ts';
import { type Clock, realClock } from '../clock.ts';
import type { Log } from '../log.ts';
import { lockFolder } from './folder-lock.ts';
import { type Files, Journal } from './journal.ts';
import { Keeper } from './keeper.ts';
import { Sender } from './sender.ts';
import { toWaiting, WaitingEvents } from './waiting-events.ts';

/** So much waits at most, unless the adapter says otherwise: some seventy thousand events. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface OutboxOptions {
  /** Its own; made if need be, and refused to a second process. */
  readonly folder: string;
  readonly client: Pick<BridgeClient, 'events'>;
  readonly log: Log;
  /** What is more is dropped, the newest, and said in the log. */
  readonly maxBytes?: number;
  readonly clock?: Clock;
  /** From 0 to 1, 1 not included; spreads the pauses. */
  readonly chance?: () => number;
  /** Instead of Node's, where a test lets a disk fail. */
  readonly files?: Files;
}

/**
 * Events on their way to the API. Each is sent until it is answered, in the order of `add`, one request at a
 * time; those that are answered with `try_again` or `time_in_future` are sent again beside later ones. What
 * the API rejects for good is dropped, and logged by its id and the code.
 *
 * It outlives the process, however that ends: what was there is sent by the next that opens the folder.
 */
export interface Outbox {
  /**
   * Takes events to be sent. Once this is done they are on the disk; where the disk takes nothing (which the log
   * says once), they wait in memory, and go to the disk when it takes them. It never fails for that: a call must
   * go on.
   *
   * A heartbeat that still waits makes way for a later one that says as much.
   *
   * @throws Error only after `close`
   */
  add(events: readonly BridgeEvent[]): Promise<void>;
  /** How many events are not answered yet. */
  waiting(): number;
  /** Done once nothing waits. */
  drained(): Promise<void>;
  /** Stops sending, and keeps what waits. */
  close(): Promise<void>;
}

/** @throws Error where the folder cannot be written, or another process has it. */
export async function openOutbox(options: OutboxOptions): Promise<Outbox> {
  const { folder, client, log, maxBytes = MAX_BYTES, files = fs } = options;
  const { clock = realClock, chance = Math.random } = options;
  await files.mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  try {
    const { journal, events: kept, unreadable } = await Journal.open(folder, files);
    if (unreadable > 0) log('warn', 'outbox.unreadable', { lines: unreadable });
    const waiting = new WaitingEvents(kept);
    if (kept.length > 0) log('info', 'outbox.opened', { waiting: kept.length });
    const keeper = new Keeper(journal, waiting, log);
    const sender = new Sender({ client, waiting, keeper, log, clock, chance });
    let isClosed = false;
    return {
      async add(events) {
        if (isClosed) throw new Error('The outbox is closed');
        await keeper.keep(
          events.flatMap((event) => {
            const entry = toWaiting(event, waiting.nextNumber());
            if (waiting.reserve(entry, maxBytes)) return [entry];
            log('error', 'outbox.dropped', { ...entry.facts, code: 'outbox_full' });
            return [];
          }),
        );
      },
      waiting: () => waiting.count,
      drained: () => waiting.drained(),
      async close() {
        if (isClosed) return;
        isClosed = true;
        await sender.stop();
        await keeper.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}
