import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../server/server.ts';
import { subjectAt, type Answer } from './answers.ts';
import type { Request } from './request.ts';

// What the official emulator 1.19.9 answered, for machines where it is not.

interface Group {
  readonly name: string;
  /** Asked one after the other, of a database that was empty. */
  readonly requests: readonly { name: string; request: Request; answer: Answer }[];
}

const file = new URL('vectors.json', import.meta.url);
const groups = JSON.parse(readFileSync(file, 'utf8')) as readonly Group[];

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ projectId: 'demo-differential' });
});
afterAll(() => server.close());

test.each(groups)('$name: as the official emulator answered', async ({ requests }) => {
  const ours = subjectAt(server.port);
  await ours.clear();
  const answers: { name: string; answer: Answer }[] = [];
  for (const { name, request } of requests) answers.push({ name, answer: await ours.ask(request) });
  expect(answers).toEqual(requests.map(({ name, answer }) => ({ name, answer })));
});
