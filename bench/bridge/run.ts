import path from 'node:path';
import { paths } from '../../domain/paths.ts';
import { connectToSuite } from '../../local/operator/connect.ts';
import type { Suite } from '../../local/suite/start-suite.ts';
import { readBridgeKeys } from '../../local/suite/bridge-keys.ts';
import { startDoor } from '../../tests/support/door/start.ts';
import { type Figure, median, milliseconds, percentile, ratio } from '../report.ts';
import { ACCOUNT_ID } from '../save/account.ts';
import { readCounters, resetCounters, type Say, withSmtp, withSuite } from '../suite.ts';
import { openResolver, type Resolver } from './client.ts';
import { makeConferences } from './conferences.ts';
import { inTurn, type Load, openLoop } from './measure.ts';

const CONFERENCES = 10;
const ROUNDS = 300;
const WARM_UP = 100;
const TIMES_A_READ = 3;
const PER_SECOND = 200;
const SECONDS = 15;

/**
 * Resolving right codes in the running suite, against reading a document; and many a second, by the
 * deployed bundle in a process of its own (door.ts), since the Functions emulator starts a process for
 * each request that meets another.
 */
export async function measureBridge(): Promise<Figure[]> {
  return withSmtp(async (smtp, say) => {
    return withSuite(smtp, say, async (suite) => {
      return measureInSuite(suite, say);
    });
  });
}

async function measureInSuite(suite: Suite, say: Say): Promise<Figure[]> {
  const { addresses } = suite;
  const operator = connectToSuite(addresses);
  const door = await startDoor(addresses, path.join(addresses.runDir, 'door.log'));
  const [key] = await readBridgeKeys(addresses);
  if (key === undefined) throw new Error('The suite has no bridge');
  const emulated = openResolver(addresses.bridgeUrl, key);
  const served = openResolver(door.url, key);
  try {
    say(`Making ${CONFERENCES} conferences`);
    const codes = (await makeConferences(operator.db, CONFERENCES)).map(({ code }) => code);
    const next = turning(codes);
    const reference = operator.db.doc(paths.account(ACCOUNT_ID));
    const work = {
      read: () => reference.get(),
      emulated: () => emulated.resolve(next()),
      served: () => served.resolve(next()),
    };
    say(`Resolving ${ROUNDS} codes, one after the other`);
    await inTurn(WARM_UP, work);
    const times = await inTurn(ROUNDS, work);
    const reads = await countReads(suite, served, next);
    say(`Resolving ${PER_SECOND} codes a second for ${SECONDS} s`);
    const load = await openLoop(PER_SECOND, SECONDS, () => served.resolve(next()));
    return [...speedFigures(times), readsFigure(reads), ...loadFigures(load)];
  } finally {
    emulated.close();
    served.close();
    await door.stop();
    await operator.close();
  }
}

/** Gives one after the other, for ever. */
function turning(codes: readonly string[]): () => string {
  let turn = 0;
  return () => codes[turn++ % codes.length] ?? '';
}

async function countReads(
  { addresses }: Suite,
  resolver: Resolver,
  next: () => string,
): Promise<number> {
  await resetCounters(addresses);
  for (let n = 0; n < ROUNDS; n += 1) await resolver.resolve(next());
  return (await readCounters(addresses)).documentReads / ROUNDS;
}

function speedFigures({
  read,
  emulated,
  served,
}: Readonly<Record<'read' | 'emulated' | 'served', readonly number[]>>): Figure[] {
  const floor = median(read);
  const figure = (name: string, times: readonly number[]): Figure => ({
    name,
    value: milliseconds(median(times)),
    against: `${ratio(median(times), floor)} a document read (${milliseconds(floor)}), medians of ${ROUNDS}`,
    aim: `≤ ${TIMES_A_READ} ×`,
    met: median(times) <= TIMES_A_READ * floor,
  });
  return [
    figure('A right code resolved over HTTP, in the Functions emulator', emulated),
    figure('– by the deployed bundle alone', served),
  ];
}

function readsFigure(reads: number): Figure {
  return {
    name: 'Document reads for it',
    value: `${reads.toFixed(2)} documents`,
    against: ratio(reads, 1),
    aim: '≤ 1',
    met: reads <= 1,
  };
}

function loadFigures({ times, errors }: Load): Figure[] {
  const [first] = errors;
  const at = (p: number) => milliseconds(percentile(times, p));
  return [
    {
      name: `${PER_SECOND} codes resolved a second for ${SECONDS} s`,
      value: `${errors.length} errors`,
      against: first === undefined ? `of ${times.length}` : `the first: ${first}`,
      aim: 'none',
      met: errors.length === 0,
    },
    {
      name: '– their times, median',
      value: at(50),
      against: `95th percentile ${at(95)}, 99th ${at(99)}`,
      aim: '',
      met: null,
    },
  ];
}
