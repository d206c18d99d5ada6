import type { Firestore } from '@google-cloud/firestore';
import { type Figure, median, milliseconds, ratio } from '../report.ts';
import {
  BATCH,
  client,
  documentsPerSecond,
  type MeasuredServer,
  residentMegabytes,
  timed,
  writeBatches,
} from './measure.ts';
import { countsAtTwoSizes } from './counts.ts';
import { startFromData } from './kept.ts';
import { startBareListener, startEmbedded, startPeer } from './servers.ts';

const LISTEN_MS = 400;
const MEMORY_MB = 250;
const QUERY_MS = 5;
const PEER_RATIO = 5;
const WARM_UP = 300;

/** The figures that the embedded Firestore promises: start, memory, queries, counts, writes. */
export async function measureFirestore(): Promise<Figure[]> {
  return [
    await startUp(),
    ...(await againstPeer()),
    ...(await atScale()),
    ...(await countsAtTwoSizes()),
    await startFromData(),
  ];
}

async function startUp(): Promise<Figure> {
  const embedded: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    embedded.push(await listening(() => startEmbedded()));
    bare.push(await listening(startBareListener));
  }
  const value = median(embedded);
  return {
    name: 'Embedded Firestore, spawned until it listens',
    value: milliseconds(value),
    against: `${ratio(value, median(bare))} a bare Node listener (${milliseconds(median(bare))})`,
    aim: `≤ ${LISTEN_MS} ms`,
    met: value <= LISTEN_MS,
  };
}

async function listening(start: () => Promise<MeasuredServer>): Promise<number> {
  const server = await start();
  await server.stop();
  return server.listenedAfter;
}

/** 3,000 documents in batches of 500, by the same client, each server three times in turn. */
async function againstPeer(): Promise<Figure[]> {
  const ours: number[] = [];
  const peers: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    ours.push(await rate(() => startEmbedded(), 6));
    peers.push(await rate(startPeer, 6));
  }
  const value = median(ours) / median(peers);
  return [
    {
      name: '3,000 documents in batches of 500',
      value: `${Math.round(median(ours))} documents/s`,
      against: `${value.toFixed(2)} × the peer (${Math.round(median(peers))} documents/s)`,
      aim: `≥ ${PEER_RATIO} × the peer`,
      met: value >= PEER_RATIO,
    },
  ];
}

async function rate(start: () => Promise<MeasuredServer>, batches: number): Promise<number> {
  return withServer(start, async (db) =>
    documentsPerSecond(await writeBatches(db, 'items', batches)),
  );
}

/** 100,000 documents: how the last batches compare with the first, memory, a query among them. */
async function atScale(): Promise<Figure[]> {
  return withServer(
    () => startEmbedded(),
    async (db, server) => {
      const empty = residentMegabytes(server.pid) ?? 0;
      const small = await writeBatches(db, 'conferences', 20);
      const others = await writeBatches(db, 'others', 180);
      // The very first batches also warm up the client and the server's compiler.
      const first = median(small.slice(10, 20));
      const hundredth = median(others.slice(75, 85));
      const last = median(others.slice(-10));
      const query = db.collection('conferences').orderBy('n', 'desc').limit(50);
      const single = db.doc('conferences/d0005000');
      // The Admin SDK itself takes some hundred calls until it is compiled.
      await timed(WARM_UP, () => query.get());
      const queried = median(await timed(100, () => query.get()));
      const read = median(await timed(100, () => single.get()));
      await timed(WARM_UP, () => queryOverRest(server.port));
      const overRest = median(await timed(100, () => queryOverRest(server.port)));
      const memory = residentMegabytes(server.pid);
      return [
        {
          name: 'Hundredth batch of 500 against the first ones',
          value: milliseconds(hundredth),
          against: `${ratio(hundredth, first)} batches 11–20 (${milliseconds(first)}); batches 191–200: ${ratio(last, first)}`,
          aim: '≤ 1 × within noise (1.25)',
          met: hundredth <= first * 1.25,
        },
        {
          name: 'Query for 50 of 10,000 beside 90,000 others',
          value: milliseconds(queried),
          against: `${ratio(queried, read)} reading one document (${milliseconds(read)}), both by the Admin SDK; plain HTTP: ${milliseconds(overRest)}`,
          aim: `≤ ${QUERY_MS} ms`,
          met: queried <= QUERY_MS,
        },
        {
          name: `Resident memory with ${new Intl.NumberFormat('en').format(200 * BATCH)} documents`,
          value: memory === null ? 'not measured on this system' : `${Math.round(memory)} MB`,
          against:
            memory === null
              ? ''
              : `${ratio(memory, empty)} the empty server (${Math.round(empty)} MB)`,
          aim: `≤ ${MEMORY_MB} MB`,
          met: memory === null ? null : memory <= MEMORY_MB,
        },
      ];
    },
  );
}

/** The same query without an SDK, so that the figure beside it shows what the SDK adds. */
async function queryOverRest(port: number): Promise<string> {
  const documents = 'projects/demo-bench/databases/(default)/documents';
  const response = await fetch(`http://127.0.0.1:${port}/v1/${documents}:runQuery`, {
    method: 'POST',
    headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
    body: JSON.stringify({
      structuredQuery: {
        from: [{ collectionId: 'conferences' }],
        orderBy: [{ field: { fieldPath: 'n' }, direction: 'DESCENDING' }],
        limit: 50,
      },
    }),
  });
  if (!response.ok) throw new Error(`the query answered ${response.status}`);
  return response.text();
}

async function withServer<T>(
  start: () => Promise<MeasuredServer>,
  work: (db: Firestore, server: MeasuredServer) => Promise<T>,
): Promise<T> {
  const server = await start();
  const db = client(server.port);
  try {
    return await work(db, server);
  } finally {
    await db.terminate();
    await server.stop();
  }
}
