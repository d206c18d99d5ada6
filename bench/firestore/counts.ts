import type { Firestore } from '@google-cloud/firestore';
import { type Figure, median, milliseconds, ratio } from '../report.ts';
import { BATCH, client, timed, writeBatches } from './measure.ts';
import { startEmbedded } from './servers.ts';

const FEW = 1;
const MANY = 100;
const WARM_UP = 300;
const ASKED = 100;
const RATIO = 1.5;

/** How counts, and queries that pass over nearly all, of 50,000 documents compare with those of 500. */
export async function countsAtTwoSizes(): Promise<Figure[]> {
  const server = await startEmbedded();
  const db = client(server.port);
  try {
    await writeBatches(db, 'few', FEW);
    await writeBatches(db, 'many', MANY);
    const figures: Figure[] = [];
    for (const [name, ask] of QUESTIONS) {
      const [few, many] = await inTurn(
        () => ask(db, 'few', FEW * BATCH),
        () => ask(db, 'many', MANY * BATCH),
      );
      figures.push({
        name: `${name} ${amount(MANY * BATCH)} documents`,
        value: milliseconds(many),
        against: `${ratio(many, few)} that of ${amount(FEW * BATCH)} (${milliseconds(few)})`,
        aim: `≤ ${RATIO} ×`,
        met: many <= few * RATIO,
      });
    }
    return figures;
  } finally {
    await db.terminate();
    await server.stop();
  }
}

type Ask = (db: Firestore, collection: string, size: number) => Promise<unknown>;

const QUESTIONS: readonly (readonly [string, Ask])[] = [
  [
    'Count of a range of',
    (db, collection, size) =>
      db
        .collection(collection)
        .where('n', '>=', 10)
        .where('n', '<', size - 10)
        .count()
        .get(),
  ],
  [
    'Ten documents behind an offset over nearly all of',
    (db, collection, size) =>
      db
        .collection(collection)
        .orderBy('n')
        .offset(size - 20)
        .limit(10)
        .get(),
  ],
];

/** Medians in milliseconds, of runs one after the other in turn. */
async function inTurn(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ASKED; round += 1) {
    const both = [await timed(1, one), await timed(1, other)] as const;
    if (round < WARM_UP) continue;
    times[0].push(...both[0]);
    times[1].push(...both[1]);
  }
  return [median(times[0]), median(times[1])];
}

function amount(documents: number): string {
  return new Intl.NumberFormat('en').format(documents);
}
