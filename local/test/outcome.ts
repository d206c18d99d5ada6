import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ToolResult } from './run-tool.ts';

/** How many tests ended how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Could not be run here, which is nobody's fault. */
  readonly skipped: number;
}

/** `12 passed, 0 failed`, and how many were skipped if any were. */
export function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/** How the lines begin that name a test which was skipped, and say why. */
export const NOT_RUN = 'Not run: ';

/** Those lines, without what may stand before and behind them in the same output. */
export function linesOfNotRun(output: string): readonly string[] {
  return output.split('\n').filter((line) => line.startsWith(NOT_RUN));
}

/** What came of one part of `npm test`. */
export interface Outcome extends Counts {
  /** What to show when something failed. */
  readonly output: string;
}

/** Both together. */
export function addOutcomes(one: Outcome, other: Outcome): Outcome {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    output: `${one.output}\n${other.output}`,
  };
}

/** A tool that is right or wrong as a whole counts as one. */
export function oneOutcome({ exitCode, output }: ToolResult): Outcome {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0, output } : brokenOutcome(output);
}

/** A part that could not even start. */
export function brokenOutcome(output: string): Outcome {
  return { passed: 0, failed: 1, skipped: 0, output };
}

/** A part that cannot be run on this machine. */
export function notRunOutcome(part: string, why: string): Outcome {
  return { passed: 0, failed: 0, skipped: 1, output: `${NOT_RUN}${part}: ${why}` };
}

/**
 * Some failures stand in no test: a file that cannot be loaded, an error nobody caught, no tests at
 * all. The tool's exit code tells, and they count as one.
 */
function withExitCode(counts: Counts, { exitCode, output }: ToolResult): Outcome {
  const failed = exitCode === 0 ? counts.failed : Math.max(counts.failed, 1);
  return { ...counts, failed, output };
}

const vitestSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
});

/** @param file  what Vitest's JSON reporter wrote */
export async function vitestOutcome(file: string, result: ToolResult): Promise<Outcome> {
  const report = vitestSchema.safeParse(await readJson(file));
  if (!report.success) return brokenOutcome(result.output);
  const { numPassedTests, numFailedTests, numPendingTests } = report.data;
  const counts = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  return withExitCode(counts, result);
}

const playwrightSchema = z.object({
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
    skipped: z.int(),
  }),
});

/** @param file  what Playwright's JSON reporter wrote */
export async function playwrightOutcome(file: string, result: ToolResult): Promise<Outcome> {
  const report = playwrightSchema.safeParse(await readJson(file));
  if (!report.success) return brokenOutcome(result.output);
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  return withExitCode({ passed: expected, failed: unexpected + flaky, skipped }, result);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}
