import { rm } from 'node:fs/promises';
import path from 'node:path';
import { findOfficial } from '@confdesk/firestore-emulator/official/find';
import { fetchPrograms } from '../calls/packages/fetch.ts';
import { connectToSuite } from '../operator/connect.ts';
import { fromRoot } from '../support/paths.ts';
import { localAddressesSchema } from '../suite/addresses.ts';
import type { Stops } from '../suite/start-suite.ts';
import { browserHome } from './chromium.ts';
import { findInLogs, secretsOf } from './find-in-logs.ts';
import {
  OFFICIAL_RULES,
  OFFICIAL_SAVE,
  withOfficialRules,
  withOfficialSuite,
} from './on-official.ts';
import {
  addOutcomes,
  brokenOutcome,
  notRunOutcome,
  oneOutcome,
  type Outcome,
  playwrightOutcome,
  vitestOutcome,
} from './outcome.ts';
import { runTool, TOOLS } from './run-tool.ts';

/** The parts of `npm test` in the order in which a reader wants to hear of them. */
export const PARTS = [
  'lint',
  'types',
  'unit',
  'rules',
  'deploy',
  'official',
  'suite',
  'calls',
  'e2e',
  'logs',
] as const;
export type Part = (typeof PARTS)[number];

/** Those that need the running suite. */
export const SUITE_PARTS: readonly Part[] = ['suite', 'calls', 'e2e', 'logs'];

/** Those that look at the portal with a browser. */
export const BROWSER_PARTS: readonly Part[] = ['calls', 'e2e'];

/** Those that `npm run test:official` runs on the official Firestore emulator; `calls` only when named. */
export const OFFICIAL_PARTS: readonly Part[] = ['rules', 'suite', 'calls', 'e2e', 'logs'];

export interface PartContext {
  /** Where the tools' reports go. */
  readonly reportDir: string;
  /** Environment for tests that need the suite. */
  readonly env: Readonly<Record<string, string>>;
  /** Gets what ends each thing that a part starts and does not end itself when it is interrupted. */
  readonly stops: Stops;
}

/** Runs one part to its end. */
export async function runPart(part: Part, context: PartContext): Promise<Outcome> {
  switch (part) {
    case 'lint':
      return oneOutcome(await runTool(TOOLS.lint));
    case 'types':
      return oneOutcome(await runTool(TOOLS.types));
    case 'unit':
    case 'rules':
    case 'deploy':
    case 'suite':
      return runVitest(part, context);
    case 'official':
      return runOfficial(context);
    case 'calls':
      return runCalls(context);
    case 'e2e':
      return runPlaywright(context);
    case 'logs':
      return searchLogs(context);
  }
}

/**
 * Some of the rules tests, and a whole Save, on the official Firestore emulator, where this machine has one:
 * what is a mistake of ours in both the tests and the embedded one shows there. All of it is
 * `npm run test:official`.
 */
async function runOfficial(context: PartContext): Promise<Outcome> {
  const program = await findOfficial();
  if ('missing' in program) return notRunOutcome('official', program.missing);
  const rules = await withOfficialRules(program, context, (env) =>
    runVitest('rules', { ...context, env }, OFFICIAL_RULES),
  );
  const save = await withOfficialSuite(program, context, (env) =>
    runVitest('suite', { ...context, env }, OFFICIAL_SAVE),
  );
  return addOutcomes(rules, save);
}

/** Real phone calls, where the machine can have a switch. */
async function runCalls(context: PartContext): Promise<Outcome> {
  const fetched = await fetchPrograms((line) => {
    console.log(`  ${line}`);
  });
  if ('missing' in fetched) return notRunOutcome('calls', fetched.missing);
  return runVitest('calls', context);
}

/** Whether the logs hold a code, or a whole caller's number, of all that this run's tests made. */
async function searchLogs({ env }: PartContext): Promise<Outcome> {
  const addresses = localAddressesSchema.parse(JSON.parse(env['CONFDESK_SUITE'] ?? ''));
  const operator = connectToSuite(addresses);
  try {
    const secrets = await secretsOf(operator);
    if (secrets.length === 0) {
      return brokenOutcome(
        'There are no codes to look for: run suite, calls or e2e together with logs.',
      );
    }
    const found = await findInLogs(addresses.runDir, secrets);
    return found.length === 0
      ? { passed: 1, failed: 0, skipped: 0, output: '' }
      : brokenOutcome(`Codes or numbers stand in logs:\n${found.join('\n')}`);
  } finally {
    await operator.close();
  }
}

/** @param filters  which files and tests, as Vitest's command line takes them; none for all */
async function runVitest(
  project: string,
  { reportDir, env }: PartContext,
  filters: readonly string[] = [],
): Promise<Outcome> {
  const report = path.join(reportDir, `${project}-${filters.length}.json`);
  await rm(report, { force: true });
  const reporters = ['default', 'json', fromRoot('local', 'test', 'not-run-reporter.ts')];
  const options = [
    ...reporters.map((reporter) => `--reporter=${reporter}`),
    `--outputFile.json=${report}`,
  ];
  const result = await runTool(
    [...TOOLS.vitest, '--project', project, ...filters, ...options],
    env,
  );
  return vitestOutcome(report, result);
}

async function runPlaywright({ reportDir, env }: PartContext): Promise<Outcome> {
  const report = path.join(reportDir, 'e2e.json');
  await rm(report, { force: true });
  const result = await runTool([...TOOLS.playwright, '--reporter=list,json'], {
    ...env,
    ...browserHome(reportDir),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return playwrightOutcome(report, result);
}
