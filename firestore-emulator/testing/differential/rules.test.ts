import { expect, test } from 'vitest';
import { startServer } from '../../server/server.ts';
import { answerOf } from '../../recorded/ask.ts';
import { startOfficial } from '../official.ts';
import { rulesCase } from './rules-requests.ts';
import { isKnown } from './rules-known.ts';

/*
 * The same requests under the same random rules to both, where there is an official emulator to be asked:
 * FIRESTORE_OFFICIAL=1 DIFFERENTIAL=20000 npx vitest run --project unit differential/rules
 */
const count = Number(process.env['DIFFERENTIAL'] ?? 300);
const firstSeed = Number(process.env['DIFFERENTIAL_SEED'] ?? 1);
const projectId = 'demo-differential';

test('random requests under random rules are answered as by the official emulator', async (context) => {
  const official = await startOfficial({ projectId });
  if (official === null) {
    context.skip();
    return;
  }
  const server = await startServer({ projectId });
  try {
    for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
      const asked = rulesCase(seed);
      const theirs = await answerOf({ port: official.port, projectId }, asked);
      const ours = await answerOf({ port: server.port, projectId }, asked);
      if (!isKnown(asked, theirs, ours)) {
        expect({ seed, asked, answer: ours }).toEqual({ seed, asked, answer: theirs });
      }
    }
  } finally {
    await server.close();
    await official.close();
  }
});
