import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../server/server.ts';
import type { OfficialEmulator } from '../official.ts';
import {
  COMPARED,
  COMPARING_MS,
  FIRST_SEED,
  START_MS,
  startOfficialIfAsked,
} from './official-asked.ts';
import { subjectAt } from './answers.ts';
import { isKnown } from './known.ts';
import { runRound, type Difference } from './rounds.ts';

const SHOWN = 5;

const projectId = 'demo-differential';
let ours: RunningServer;
let official: OfficialEmulator | null = null;
beforeAll(async () => {
  ours = await startServer({ projectId });
  official = await startOfficialIfAsked(projectId);
}, START_MS);
afterAll(async () => {
  await official?.close();
  await ours.close();
});

test(
  'random requests are answered as the official emulator answers them',
  { timeout: COMPARING_MS },
  async (context) => {
    if (official === null) {
      context.skip('DIFFERENTIAL=50000 compares so many, where there is an official emulator');
      return;
    }
    const subjects = [subjectAt(ours.port), subjectAt(official.port)] as const;
    const differences: Difference[] = [];
    let asked = 0;
    for (let seed = FIRST_SEED; asked < COMPARED; seed += 1) {
      const round = await runRound(seed, ...subjects);
      asked += round.asked;
      differences.push(...round.differences.filter((each) => !isKnown(each)));
      if (differences.length >= SHOWN) break;
    }
    const shown = differences.slice(0, SHOWN).map((each) => JSON.stringify(each));
    expect(shown, `seeds ${differences.map(({ seed }) => seed).join(', ')}`).toEqual([]);
  },
);
