import { findOfficial } from '@confdesk/firestore-emulator/official/find';
import { startEmbedded, startOfficialServer } from '../firestore/servers.ts';
import { type Figure, median, milliseconds, ratio } from '../report.ts';
import {
  DOCUMENTS_AT_SCALE,
  firstRate,
  listeningTime,
  measureAtScale,
  saveFloor,
  saveTime,
  type Start,
} from './measure.ts';

const ROUNDS = 3;

/** What the embedded Firestore may take of the official emulator's. */
const AIMS = {
  listening: 0.1,
  memory: 0.3,
  batches: 0.35,
  query: 0.1,
  count: 0.02,
  save: 0.15,
} as const;

/**
 * The embedded Firestore against the official emulator of this machine, in turn. None, and a sentence on
 * stderr, where it has none.
 */
export async function measureEngines(): Promise<Figure[]> {
  const program = await findOfficial();
  if ('missing' in program) {
    console.error(`  Not measured: ${program.missing}`);
    return [];
  }
  const official: Start = (options) => startOfficialServer(program, options);
  const say = (line: string) => {
    console.error(`  ${line}`);
  };
  const inTurn = async (what: string, measure: (start: Start) => Promise<number>) => {
    const values: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      values[0].push(await measure(startEmbedded));
      values[1].push(await measure(official));
      say(
        `${what}, ${round + 1} of ${ROUNDS}: ${values.map((each) => each.at(-1)?.toFixed(1)).join(' and ')} ms`,
      );
    }
    return values.map(median) as [number, number];
  };
  const listening = await inTurn('Listening', listeningTime);
  const perDocument = await inTurn(
    '3,000 documents',
    async (start) => 3_000_000 / (await firstRate(start)),
  );
  const floors: number[] = [];
  const save = await inTurn('A Save', async (start) => {
    floors.push(await saveFloor());
    return saveTime(start);
  });
  say('100,000 documents');
  const ours = await measureAtScale(startEmbedded);
  const theirs = await measureAtScale(official);
  const documents = new Intl.NumberFormat('en').format(DOCUMENTS_AT_SCALE);
  return [
    time('Spawned until it listens', listening, AIMS.listening),
    memory('Resident memory, empty', ours.emptyMegabytes, theirs.emptyMegabytes),
    memory(
      `Resident memory with ${documents} documents`,
      ours.fullMegabytes,
      theirs.fullMegabytes,
      AIMS.memory,
    ),
    time('3,000 documents in batches of 500, by a new server', perDocument, AIMS.batches),
    time('Query for 50 of 10,000 beside 90,000 others', [ours.query, theirs.query], AIMS.query),
    time('Count of 10,000', [ours.count, theirs.count], AIMS.count),
    beyond([ours.count, theirs.count], ours.countOfNone, 'counting none'),
    time('A Save, as the portal commits it under the rules', save, AIMS.save),
    beyond(save, median(floors), 'where nothing is looked at or kept'),
  ];
}

function time(name: string, [ours, theirs]: readonly [number, number], aim: number): Figure {
  return {
    name: `Embedded and official: ${name}`,
    value: milliseconds(ours),
    against: `${precise(ours / theirs)} the official emulator (${milliseconds(theirs)})`,
    aim: `≤ ${aim} ×`,
    met: ours / theirs <= aim,
  };
}

/** The figure before it, without what its client takes by itself, `floor`. */
function beyond([ours, theirs]: readonly [number, number], floor: number, how: string): Figure {
  return {
    name: '– beyond what its client takes by itself',
    value: milliseconds(ours - floor),
    against: `${precise((ours - floor) / (theirs - floor))} the official emulator (${milliseconds(theirs - floor)}); the client: ${milliseconds(floor)}, ${how}`,
    aim: '',
    met: null,
  };
}

function memory(name: string, ours: number | null, theirs: number | null, aim?: number): Figure {
  if (ours === null || theirs === null) {
    return { name, value: 'not measured on this system', against: '', aim: '', met: null };
  }
  return {
    name: `Embedded and official: ${name}`,
    value: `${Math.round(ours)} MB`,
    against: `${ratio(ours, theirs)} the official emulator (${Math.round(theirs)} MB)`,
    aim: aim === undefined ? '' : `≤ ${aim} ×`,
    met: aim === undefined ? null : ours / theirs <= aim,
  };
}

/** Some aims are hundredths. */
function precise(value: number): string {
  return `${value.toFixed(value < 0.1 ? 3 : 2)} ×`;
}
