import { fromRoot } from '../../local/support/paths.ts';
import {
  BATCH,
  client,
  documentsPerSecond,
  type MeasuredServer,
  residentMegabytes,
  timed,
  writeBatches,
} from '../firestore/measure.ts';
import { startAnswering } from '../firestore/servers.ts';
import { median } from '../report.ts';
import { ADMIN_UID, ACCOUNT_ID, openAccount } from '../save/account.ts';
import { connectPortalClient, drawId } from '../save/client.ts';

/** Starts one of the two engines; `options` are those that both know. */
export type Start = (options?: readonly string[]) => Promise<MeasuredServer>;

/** Runs of a question before it counts: a client, and both engines, are compiled while they run. */
const WARM_UP = 300;
const ASKED = 100;

/** How long one start takes until it listens, in milliseconds. */
export async function listeningTime(start: Start): Promise<number> {
  const server = await start();
  await server.stop();
  return server.listenedAfter;
}

/** Documents a second over the first 3,000 of a new server. */
export async function firstRate(start: Start): Promise<number> {
  return withServer(start, [], async ({ port }) => {
    const db = client(port);
    try {
      return documentsPerSecond(await writeBatches(db, 'items', 6));
    } finally {
      await db.terminate();
    }
  });
}

/** One server, first empty, then with 100,000 documents of two collections. */
export interface AtScale {
  /** Resident, in MB (10^6 bytes); null where the system does not say. */
  readonly emptyMegabytes: number | null;
  readonly fullMegabytes: number | null;
  /** Milliseconds: the median of a query for 50 of 10,000, and of counting these. */
  readonly query: number;
  readonly count: number;
  /** Counting a collection without a document: what the Admin SDK and its connection take by themselves. */
  readonly countOfNone: number;
}

export async function measureAtScale(start: Start): Promise<AtScale> {
  return withServer(start, [], async ({ port, pid }) => {
    const db = client(port);
    try {
      const emptyMegabytes = residentMegabytes(pid);
      await writeBatches(db, 'conferences', 20);
      await writeBatches(db, 'others', 180);
      const fullMegabytes = residentMegabytes(pid);
      const query = db.collection('conferences').orderBy('n', 'desc').limit(50);
      const count = db.collection('conferences').count();
      return {
        emptyMegabytes,
        fullMegabytes,
        query: await medianOf(() => query.get()),
        count: await medianOf(() => count.get()),
        countOfNone: await medianOf(() => db.collection('none').count().get()),
      };
    } finally {
      await db.terminate();
    }
  });
}

/** Documents in `AtScale`, for the figures' names. */
export const DOCUMENTS_AT_SCALE = 200 * BATCH;

/** Milliseconds of one Save as the portal commits it, under firestore.rules and without functions: the median. */
export async function saveTime(start: Start): Promise<number> {
  return withServer(start, ['--rules', fromRoot('firestore.rules')], async ({ port }) => {
    const db = client(port);
    try {
      await openAccount(db);
      return await saveTimeAt(port);
    } finally {
      await db.terminate();
    }
  });
}

/** The same where nothing is looked at, decided or kept: what the portal's client and HTTP take by themselves. */
export async function saveFloor(): Promise<number> {
  return withServer(startAnswering, [], ({ port }) => saveTimeAt(port));
}

async function saveTimeAt(port: number): Promise<number> {
  const portal = connectPortalClient('demo-bench', port, ADMIN_UID);
  try {
    return await medianOf(() => portal.save(ACCOUNT_ID, drawId(), 'ana@bench.example'));
  } finally {
    await portal.close();
  }
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  await timed(WARM_UP, work);
  return median(await timed(ASKED, work));
}

async function withServer<T>(
  start: Start,
  options: readonly string[],
  work: (server: MeasuredServer) => Promise<T>,
): Promise<T> {
  const server = await start(options);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
