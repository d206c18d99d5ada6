import { expect, test } from 'vitest';
import { startServer } from '../../server/server.ts';
import { answerOf } from '../../recorded/ask.ts';
import { COMPARED, COMPARING_MS, FIRST_SEED, startOfficialIfAsked } from './official-asked.ts';
import { rulesCase } from './rules-requests.ts';
import { isKnown } from './rules-known.ts';

/*
 * The same requests under the same random rules to both, where there is an official emulator to be asked:
 * DIFFERENTIAL=20000 npx vitest run --project unit differential/rules
 */
const projectId = 'demo-differential';

test(
  'random requests under random rules are answered as by the official emulator',
  { timeout: COMPARING_MS },
  async (context) => {
    const official = await startOfficialIfAsked(projectId);
    if (official === null) {
      context.skip('DIFFERENTIAL=20000 compares so many, where there is an official emulator');
      return;
    }
    const server = await startServer({ projectId });
    const emulator = { port: official.port, projectId };
    try {
      for (let seed = FIRST_SEED; seed < FIRST_SEED + COMPARED; seed += 1) {
        const asked = rulesCase(seed);
        const [theirs, ours] = await Promise.all([
          answerOf(emulator, asked),
          answerOf({ port: server.port, projectId }, asked),
        ]);
        if (!(await isKnown(emulator, seed, asked, theirs, ours))) {
          expect({ seed, asked, answer: ours }).toEqual({ seed, asked, answer: theirs });
        }
      }
    } finally {
      await server.close();
      await official.close();
    }
  },
);
