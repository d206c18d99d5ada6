import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fromRoot } from '../paths.ts';
import { browserHome } from './chromium.ts';
import { oneOutcome, type Outcome, playwrightOutcome, vitestOutcome } from './outcome.ts';
import { runTool } from './run-tool.ts';

/** The parts of `npm test` in the order in which a reader wants to hear of them. */
export const PARTS = ['lint', 'types', 'unit', 'rules', 'deploy', 'suite', 'e2e'] as const;
export type Part = (typeof PARTS)[number];

/** Those that need the running suite. */
export const SUITE_PARTS: readonly Part[] = ['suite', 'e2e'];

export interface PartContext {
  /** Where the tools' reports go. */
  readonly reportDir: string;
  /** Environment for tests that need the suite. */
  readonly env: Readonly<Record<string, string>>;
}

const bin = (...parts: string[]) => fromRoot('node_modules', ...parts);

/** Runs one part to its end. */
export async function runPart(part: Part, context: PartContext): Promise<Outcome> {
  switch (part) {
    case 'lint':
      return oneOutcome(await runTool([bin('eslint', 'bin', 'eslint.js'), '.']));
    case 'types':
      return oneOutcome(await runTool([bin('typescript', 'bin', 'tsc'), '-b']));
    case 'unit':
    case 'rules':
    case 'deploy':
    case 'suite':
      return runVitest(part, context);
    case 'e2e':
      return runPlaywright(context);
  }
}

async function runVitest(project: string, { reportDir, env }: PartContext): Promise<Outcome> {
  const report = path.join(reportDir, `${project}.json`);
  await rm(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const script = bin('vitest', 'vitest.mjs');
  const result = await runTool([script, 'run', '--project', project, ...reporters], env);
  return vitestOutcome(report, result);
}

async function runPlaywright({ reportDir, env }: PartContext): Promise<Outcome> {
  const report = path.join(reportDir, 'e2e.json');
  await rm(report, { force: true });
  const script = bin('@playwright', 'test', 'cli.js');
  const result = await runTool([script, 'test', '--reporter=list,json'], {
    ...env,
    ...browserHome(reportDir),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return playwrightOutcome(report, result);
}
