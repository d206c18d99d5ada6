import { defineConfig } from 'vitest/config';

/**
 * The tests that are to notice a mutant: unit tests of what is mutated, and those of functions and mailer
 * on an embedded Firestore. One project, because the runner counts which test reaches which mutant.
 */
export default defineConfig({
  test: {
    include: ['{domain,functions,mailer}/**/*.test.ts', 'tests/operations/**/*.test.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
});
