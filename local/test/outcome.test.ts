import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  addOutcomes,
  describeCounts,
  linesOfNotRun,
  notRunOutcome,
  playwrightOutcome,
  vitestOutcome,
} from './outcome.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'confdesk-outcome-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function written(report: unknown): Promise<string> {
  const file = path.join(folder, 'report.json');
  await writeFile(file, JSON.stringify(report));
  return file;
}

it('what is skipped is counted by itself, and as no failure', async () => {
  const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 2 };
  const result = { exitCode: 0, output: '' };
  expect(await vitestOutcome(await written(vitest), result)).toMatchObject({
    ...{ passed: 5, failed: 0, skipped: 2 },
  });
  const playwright = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 } };
  expect(await playwrightOutcome(await written(playwright), result)).toMatchObject({
    ...{ passed: 3, failed: 2, skipped: 4 },
  });
});

it('a tool that fails without a failed test counts as one failure', async () => {
  const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 2 };
  const outcome = await vitestOutcome(await written(report), { exitCode: 1, output: '' });
  expect(outcome).toMatchObject({ passed: 5, failed: 1, skipped: 2 });
});

it('the line tells of skipped tests where there are some', () => {
  expect(describeCounts({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
  expect(describeCounts({ passed: 7, failed: 1, skipped: 2 })).toBe(
    '7 passed, 1 failed, 2 skipped',
  );
});

it('what was not run is found in what a tool printed', () => {
  expect(linesOfNotRun('one\nNot run: a test: no network\n✓ it is Not run: never\n')).toEqual([
    'Not run: a test: no network',
  ]);
});

it('a part that a machine cannot run counts as skipped, and says why', () => {
  const outcome = notRunOutcome('calls', 'there are no packages');
  expect(outcome).toMatchObject({ passed: 0, failed: 0, skipped: 1 });
  expect(linesOfNotRun(outcome.output)).toEqual(['Not run: calls: there are no packages']);
});

it('a part of two runs adds up, and keeps the reasons of both', () => {
  const one = notRunOutcome('one', 'a');
  const both = addOutcomes({ ...one, passed: 2, failed: 1 }, notRunOutcome('other', 'b'));
  expect(both).toMatchObject({ passed: 2, failed: 1, skipped: 2 });
  expect(linesOfNotRun(both.output)).toEqual(['Not run: one: a', 'Not run: other: b']);
});
