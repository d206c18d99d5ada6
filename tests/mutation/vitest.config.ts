import { defineConfig } from 'vitest/config';

/** Files of tests, with commas between, where only a room's own are to notice its mutants. */
const only = process.env['MUTATE_TESTS'];

/**
 * The tests that are to notice a mutant: unit tests of what is mutated, and those of functions and mailer
 * on an embedded Firestore. One project, because the runner counts which test reaches which mutant.
 */
export default defineConfig({
  test: {
    include: only?.split(',') ?? [
      '{domain,functions,mailer}/**/*.test.ts',
      'tests/operations/**/*.test.ts',
    ],
    isolate: false,
    testTimeout: 60_000,
  },
});
