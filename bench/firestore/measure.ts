import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { Firestore } from '@google-cloud/firestore';

// Otherwise each client's first request waits until the SDK has asked the network whether this is one of Google's machines.
process.env['METADATA_SERVER_DETECTION'] = 'none';

/** A Firestore server under measurement, in a process of its own. */
export interface MeasuredServer {
  readonly port: number;
  readonly pid: number;
  /** From `spawn` to the first accepted connection, in milliseconds. */
  readonly listenedAfter: number;
  stop(): Promise<void>;
}

export const BATCH = 500;

/** The one client that every server is measured with. Needs no credentials: the host is local. */
export function client(port: number): Firestore {
  return new Firestore({
    projectId: 'demo-bench',
    host: `127.0.0.1:${port}`,
    ssl: false,
    // The Admin SDK's own way of saying "administrator" to an emulator.
    customHeaders: { Authorization: 'Bearer owner' },
  });
}

/** Resolves when a TCP connection to the port is accepted; retries every 2 ms. What hangs is given up after five minutes. */
export async function accepting(port: number): Promise<void> {
  const deadline = performance.now() + 300_000;
  for (;;) {
    const accepted = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' }, () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => {
        resolve(false);
      });
    });
    if (accepted) return;
    if (performance.now() > deadline) throw new Error(`nothing listens on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/**
 * Writes `batches` times 500 small documents, each of four fields, into `collection`.
 * Returns the milliseconds that each batch took.
 */
export async function writeBatches(
  db: Firestore,
  collection: string,
  batches: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let b = 0; b < batches; b += 1) {
    const batch = db.batch();
    for (let i = 0; i < BATCH; i += 1) {
      const n = b * BATCH + i;
      batch.set(db.collection(collection).doc(`d${n.toString().padStart(7, '0')}`), {
        n,
        group: n % 97,
        name: `Conference ${n}`,
        open: n % 2 === 0,
      });
    }
    const start = performance.now();
    await batch.commit();
    times.push(performance.now() - start);
  }
  return times;
}

/** Documents a second, of batches of 500 that took `times` milliseconds. */
export function documentsPerSecond(times: readonly number[]): number {
  return (times.length * BATCH * 1000) / times.reduce((a, b) => a + b, 0);
}

/** Milliseconds that each of `rounds` runs of `work` took, one after the other. */
export async function timed(rounds: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

/** Resident memory of a process in MB (10^6 bytes); Linux only, null elsewhere. */
export function residentMegabytes(pid: number): number | null {
  try {
    const kib = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? null : (Number(kib) * 1024) / 1e6;
  } catch {
    return null;
  }
}
