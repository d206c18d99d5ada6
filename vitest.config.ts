import { defineConfig } from 'vitest/config';

/**
 * Files share a process, in which each module is read once: half of the time went into reading Firebase
 * and zod anew for each file. So no file may leave anything behind in a module.
 */
const oneProcess = { isolate: false };

/**
 * Three kinds of tests. `unit` needs nothing; `rules` starts an embedded Firestore of its own on a
 * free port; `suite` needs the running Emulator Suite and is started by `npm test`, which tells it
 * where that is through the environment.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...oneProcess,
          include: [
            '{domain,src,functions,mailer,local,bench}/**/*.test.{ts,tsx}',
            'tests/{attack,rules-mutation,rules-coverage}/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'rules',
          ...oneProcess,
          include: ['tests/{rules,operations}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'suite',
          ...oneProcess,
          include: ['tests/functions/**/*.test.ts', 'tests/operator/**/*.test.ts'],
          fileParallelism: false,
        },
      },
      { test: { name: 'deploy', include: ['tests/deploy/**/*.test.ts'] } },
    ],
  },
});
