import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/** Runs hangs.fixture.ts as our own tests are run, and prints what came of it. */
const PROGRAM = `
  import { startVitest } from 'vitest/node';
  const vitest = await startVitest('test', [], {
    config: false,
    watch: false,
    include: ['firestore-emulator/testing/hangs.fixture.ts'],
    setupFiles: ['firestore-emulator/testing/after-a-time-out.ts'],
    isolate: false,
    // The world's start is not what hangs, however busy the machine is.
    hookTimeout: 300_000,
    reporters: [{}],
  });
  const tests = vitest.state.getTestModules().flatMap((file) => [...file.children.allTests()]);
  console.log(JSON.stringify({
    states: tests.map((test) => test.result().state),
    errors: vitest.state.getUnhandledErrors().map(({ message }) => message),
  }));
  await vitest.close();
  process.exit(0);
`;

it('a test that meets its time-out is the only thing that is told', async () => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', PROGRAM]);
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual({
    states: ['failed', 'skipped'],
    errors: [],
  });
});
