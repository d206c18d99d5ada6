import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOfficial } from '../testing/official.ts';
import { startServer } from '../server/server.ts';
import { answerOf, type Emulator } from './ask.ts';
import { readRecorded, recordings, type Recorded } from './recordings.ts';

/*
 * What the official emulator (1.19.9) has answered to requests under rules, asked again of this one; with
 * FIRESTORE_OFFICIAL=1 of the official one itself. To record anew: record.ts.
 */
const projectId = 'demo-recorded';

let emulator: Emulator;
let isOfficial = false;
let close: () => Promise<void>;

beforeAll(async () => {
  const official = await startOfficial({ projectId });
  isOfficial = official !== null;
  const server = official ?? (await startServer({ projectId }));
  emulator = { port: server.port, projectId };
  close = () => server.close();
});
afterAll(() => close());

describe.each(recordings)('%s', (name) => {
  const cases = readRecorded(name).map((each) => [describeCase(each), each] as const);
  test.each(cases)('%s', async (_, recorded) => {
    const expected = isOfficial ? recorded.answer : (recorded.here?.answer ?? recorded.answer);
    expect(await answerOf(emulator, recorded)).toBe(expected);
  });
});

function describeCase({ rules, documents, as, ask, answer }: Recorded): string {
  const parts = [
    JSON.stringify(ask),
    `as ${as ?? 'nobody'}`,
    `on ${JSON.stringify(documents ?? {})}`,
  ];
  return `${rules.replace(/\s+/g, ' ')} ← ${parts.join(' ')} → ${answer}`.replaceAll('%', '%%');
}
