import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ToolResult } from './run-tool.ts';

/** What came of one part of `npm test`. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** What to show when something failed. */
  readonly output: string;
}

/** A tool that is right or wrong as a whole counts as one. */
export function oneOutcome({ exitCode, output }: ToolResult): Outcome {
  return exitCode === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
}

/** A part that could not even start. */
export function brokenOutcome(output: string): Outcome {
  return { passed: 0, failed: 1, output };
}

/**
 * Some failures stand in no test: a file that cannot be loaded, an error nobody caught, no tests at
 * all. The tool's exit code tells, and they count as one.
 */
function withExitCode(passed: number, failed: number, { exitCode, output }: ToolResult): Outcome {
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1), output };
}

const vitestSchema = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });

/** @param file  what Vitest's JSON reporter wrote */
export async function vitestOutcome(file: string, result: ToolResult): Promise<Outcome> {
  const report = vitestSchema.safeParse(await readJson(file));
  if (!report.success) return brokenOutcome(result.output);
  const { numPassedTests, numFailedTests } = report.data;
  return withExitCode(numPassedTests, numFailedTests, result);
}

const playwrightSchema = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
});

/** @param file  what Playwright's JSON reporter wrote */
export async function playwrightOutcome(file: string, result: ToolResult): Promise<Outcome> {
  const report = playwrightSchema.safeParse(await readJson(file));
  if (!report.success) return brokenOutcome(result.output);
  const { expected, unexpected, flaky } = report.data.stats;
  return withExitCode(expected, unexpected + flaky, result);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}
