import { type RunnerTestCase, TestRunner } from 'vitest';
import { isOfficialWanted } from '@confdesk/firestore-emulator/official';

/**
 * Leaves the running test out, with this reason, where tests run on the official Firestore emulator; does
 * nothing on the embedded one. For what only the embedded one can do.
 *
 * @throws what Vitest takes for "left out"
 */
export function onlyEmbedded(reason: string): void {
  if (!isOfficialWanted()) return;
  const test = TestRunner.getCurrentTest<RunnerTestCase | undefined>();
  if (test === undefined) throw new Error(`Outside of a test: ${reason}`);
  // Where something between here and Vitest catches what is thrown, the reason would be lost.
  Object.assign((test.result ??= { state: 'run' }), { note: reason });
  test.context.skip(reason);
}

/** True inside of a test and of what runs before each. */
export function isInTest(): boolean {
  return TestRunner.getCurrentTest<RunnerTestCase | undefined>() !== undefined;
}
