import { defineConfig } from 'vitest/config';

/**
 * Files share a process, in which each module is read once: half of the time went into reading Firebase
 * and zod anew for each file. So no file may leave anything behind in a module.
 */
const oneProcess = { isolate: false };

/**
 * Finds what hangs, and measures nothing: the longest test takes seconds on a machine with nothing else to
 * do, and many times as long on one that is busy. Only what is asked to go on for longer says so itself.
 */
const patience = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  setupFiles: ['firestore-emulator/testing/after-a-time-out.ts'],
};

/**
 * Kinds of tests. `unit` needs nothing; `rules` starts an embedded Firestore of its own on a
 * free port; `suite` needs the running Emulator Suite and is started by `npm test`, which tells it
 * where that is through the environment; so does `calls`, with a real switch of its own for each file.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...oneProcess,
          ...patience,
          include: [
            '{domain,src,functions,mailer,bridges,local,firestore-emulator,bench}/**/*.test.{ts,tsx}',
            'tests/{attack,mutation,rules-mutation,rules-coverage,support}/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'rules',
          ...oneProcess,
          ...patience,
          include: ['tests/{rules,operations}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'suite',
          ...oneProcess,
          ...patience,
          include: ['tests/functions/**/*.test.ts', 'tests/operator/**/*.test.ts'],
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'calls',
          ...patience,
          // They wait most of the time.
          maxWorkers: 2,
          include: ['tests/calls/**/*.test.ts'],
        },
      },
      { test: { name: 'deploy', ...patience, include: ['tests/deploy/**/*.test.ts'] } },
    ],
  },
});
