import type { Reporter, TestCase } from 'vitest/node';
import { NOT_RUN } from './outcome.ts';

/** Prints one line for each test that was left out, with its reason; outcome.ts reads them. */
export default class NotRunReporter implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state !== 'skipped') return;
    console.log(`${NOT_RUN}${test.fullName}: ${result.note ?? 'it is switched off'}`);
  }
}
