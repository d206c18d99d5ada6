import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Argument, Command } from 'commander';
import { CONFDESK_DIR } from './support/paths.ts';
import { describeProblem } from './support/problem.ts';
import { onAskedToEnd } from './support/signals.ts';
import type { Stops } from './suite/start-suite.ts';
import { findChromium } from './test/chromium.ts';
import { brokenOutcome, describeCounts, linesOfNotRun, type Outcome } from './test/outcome.ts';
import {
  BROWSER_PARTS,
  type Part,
  type PartContext,
  PARTS,
  runPart,
  SUITE_PARTS,
} from './test/parts.ts';
import { stopTools } from './test/run-tool.ts';
import { startTestSuite } from './test/test-suite.ts';

const asked = new Command('npm test --')
  .description('Runs all tests, or the parts named, and ends with one line of what passed.')
  .addArgument(new Argument('[parts...]').choices(PARTS))
  .parse().args;
const parts = PARTS.filter((part) => asked.length === 0 || asked.includes(part));

const runDir = path.join(CONFDESK_DIR, `run-test-${process.pid}`);
const reportDir = path.join(CONFDESK_DIR, `reports-${process.pid}`);
const stops: Stops = [];
const total = { passed: 0, failed: 0, skipped: 0 };
let interrupted = false;

/** Counts a part's outcome and says it; what failed is shown in full. */
function report(name: string, startedAt: number, outcome: Outcome): void {
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
  if (outcome.failed > 0) console.log(`\n${outcome.output.trimEnd()}\n`);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const verdict = outcome.failed === 0 ? '✓' : '✗';
  console.log(`${verdict} ${name.padEnd(8)} ${describeCounts(outcome)} (${seconds} s)`);
  for (const line of linesOfNotRun(outcome.output)) console.log(`  ${line}`);
}

/** Runs parts one after the other; a failure does not hide what the next ones have to say. */
async function runLane(lane: readonly Part[], context: PartContext): Promise<void> {
  for (const part of lane) {
    if (interrupted || !parts.includes(part)) continue;
    const startedAt = Date.now();
    const outcome = await runPart(part, context).catch((error: unknown) =>
      brokenOutcome(describeProblem(error)),
    );
    if (!interrupted) report(part, startedAt, outcome);
  }
}

/** Starts the suite and the browser that the last parts need; null when one cannot be had. */
async function prepareSuite(): Promise<PartContext | null> {
  const startedAt = Date.now();
  const say = (line: string) => {
    console.log(`  ${line}`);
  };
  try {
    const env: Record<string, string> = {};
    if (parts.some((part) => BROWSER_PARTS.includes(part))) {
      const browser = await findChromium(say);
      say(`The browser is ${browser}`);
      env['CHROMIUM_PATH'] = browser;
    }
    env['CONFDESK_SUITE'] = JSON.stringify(await startTestSuite(stops, say));
    console.log(`  The suite runs (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    return { reportDir, env };
  } catch (error) {
    const unrun = parts.filter((part) => SUITE_PARTS.includes(part)).join(' and ');
    const output = `${describeProblem(error)}\n\nNot run: ${unrun}`;
    if (!interrupted) report('start', startedAt, brokenOutcome(output));
    return null;
  }
}

/** What needs the suite, one part after the other: each looks at all that the suite does. */
async function runSuiteLane(): Promise<void> {
  if (!parts.some((part) => SUITE_PARTS.includes(part))) return;
  const context = await prepareSuite();
  if (context !== null) await runLane(SUITE_PARTS, context);
}

/** Ends everything that this run has started, and removes what it wrote unless it helps. */
async function cleanUp(): Promise<void> {
  await stopTools();
  for (const stop of stops.reverse()) {
    await stop().catch((error: unknown) => {
      console.error(describeProblem(error));
    });
  }
  await rm(reportDir, { recursive: true, force: true });
  if (total.failed === 0 || interrupted) await rm(runDir, { recursive: true, force: true });
}

onAskedToEnd(() => {
  if (interrupted) return;
  interrupted = true;
  console.log('\nStopping …');
  void cleanUp().finally(() => process.exit(130));
});

await mkdir(reportDir, { recursive: true });
const alone: PartContext = { reportDir, env: {} };
// What needs no suite runs while the suite starts and waits for its own: two cores are never idle.
await Promise.all([runLane(['lint', 'types', 'unit', 'rules', 'deploy'], alone), runSuiteLane()]);
if (!interrupted) {
  await cleanUp();
  console.log(`\n${describeCounts(total)}`);
  process.exit(total.failed === 0 ? 0 : 1);
}
