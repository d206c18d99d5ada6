import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Figure, median, milliseconds, ratio } from '../report.ts';
import { BATCH, client, writeBatches } from './measure.ts';
import { startEmbedded } from './servers.ts';

const BATCHES = 200;
const START_MS = 2_000;

/**
 * How long a start takes that reads 100,000 documents from a data folder, against one in memory only.
 * The server that wrote them was killed, so what is read is a snapshot and the journal behind it.
 */
export async function startFromData(): Promise<Figure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'confdesk-bench-'));
  const kept = () => startEmbedded(['--data', folder]);
  try {
    const first = await kept();
    const db = client(first.port);
    await writeBatches(db, 'conferences', BATCHES);
    await db.terminate();
    await first.stop();
    const fromData: number[] = [];
    const fromNothing: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const [start, times] of [
        [kept, fromData],
        [startEmbedded, fromNothing],
      ] as const) {
        const server = await start();
        times.push(server.listenedAfter);
        await server.stop();
      }
    }
    const value = median(fromData);
    return {
      name: `Start with ${new Intl.NumberFormat('en').format(BATCHES * BATCH)} documents in a data folder`,
      value: milliseconds(value),
      against: `${ratio(value, median(fromNothing))} a start in memory (${milliseconds(median(fromNothing))})`,
      aim: `≤ ${START_MS} ms`,
      met: value <= START_MS,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
