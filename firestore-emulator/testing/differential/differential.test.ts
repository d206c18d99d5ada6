import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOfficial } from '../../official/find-official.ts';
import { startServer, type RunningServer } from '../../server/server.ts';
import { launchOfficial, type OfficialEmulator } from '../official.ts';
import { subjectAt } from './answers.ts';
import { isKnown } from './known.ts';
import { runRound, type Difference } from './rounds.ts';

/** `DIFFERENTIAL=50000` asks for more than a moment's worth; `DIFFERENTIAL_SEED` begins elsewhere. */
const REQUESTS = Number(process.env['DIFFERENTIAL'] ?? 100);
const FIRST_SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1);
const SHOWN = 5;
/** A busy machine takes a Java of a gigabyte and a half a minute. */
const START_MS = 300_000;

const projectId = 'demo-differential';
let ours: RunningServer;
let official: OfficialEmulator | null = null;
beforeAll(async () => {
  ours = await startServer({ projectId });
  // Asked for or not: ours is there beside it anyway.
  const found = await findOfficial();
  if ('missing' in found) process.stderr.write(`${found.missing} Nothing is compared.\n`);
  else official = await launchOfficial(found, { projectId });
}, START_MS);
afterAll(async () => {
  await official?.close();
  await ours.close();
});

test(
  `${REQUESTS} random requests are answered as the official emulator answers them`,
  { timeout: 7_200_000 },
  async (context) => {
    if (official === null) {
      context.skip('There is no official Firestore emulator here to compare with.');
      return;
    }
    const subjects = [subjectAt(ours.port), subjectAt(official.port)] as const;
    const differences: Difference[] = [];
    let asked = 0;
    for (let seed = FIRST_SEED; asked < REQUESTS; seed += 1) {
      const round = await runRound(seed, ...subjects);
      asked += round.asked;
      differences.push(...round.differences.filter((each) => !isKnown(each)));
      if (differences.length >= SHOWN) break;
    }
    const shown = differences.slice(0, SHOWN).map((each) => JSON.stringify(each));
    expect(shown, `seeds ${differences.map(({ seed }) => seed).join(', ')}`).toEqual([]);
  },
);
