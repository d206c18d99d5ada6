import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Argument, Command } from 'commander';
import { whole } from './simulate/options.ts';
import { CONFDESK_DIR } from './support/paths.ts';
import { describeProblem, Problem } from './support/problem.ts';
import { onAskedToEnd } from './support/signals.ts';
import { type FirestoreChoice, officialFirestore } from './suite/firestore.ts';
import type { Stops } from './suite/start-suite.ts';
import { findChromium } from './test/chromium.ts';
import { withOfficialRules } from './test/on-official.ts';
import { brokenOutcome, describeCounts, linesOfNotRun, type Outcome } from './test/outcome.ts';
import {
  BROWSER_PARTS,
  type Part,
  OFFICIAL_PARTS,
  type PartContext,
  PARTS,
  runPart,
  SUITE_PARTS,
} from './test/parts.ts';
import { stopTools } from './test/run-tool.ts';
import { startTestSuite } from './test/test-suite.ts';
import { makeUnruly } from './test/unruly.ts';

const command = new Command('npm test --')
  .description('Runs all tests, or the parts named, and ends with one line of what passed.')
  .addArgument(new Argument('[parts...]').choices(PARTS))
  .option('--late <seed>', 'have answers come to browsers late, by chance from a seed', whole(0))
  .option(
    '--unruly <seed>',
    'have events come twice, late and in any order, and commits be refused, by chance from a seed',
    whole(0),
  )
  .option('--official', "run what needs a Firestore on Google's emulator of this machine", false)
  .parse();
const asked = command.args;
const { official, late, unruly } = command.opts<{
  official: boolean;
  late?: number;
  unruly?: number;
}>();
const parts = PARTS.filter((part) => (asked.length === 0 ? isUsual(part) : asked.includes(part)));

const runName = `run-test-${process.pid}`;
const runDir = path.join(CONFDESK_DIR, runName);
const reportDir = path.join(CONFDESK_DIR, `reports-${process.pid}`);
const stops: Stops = [];
const total = { passed: 0, failed: 0, skipped: 0 };
let interrupted = false;

/** Whether a part runs unless others are named; on the official emulator no phone calls do. */
function isUsual(part: Part): boolean {
  return !official || (OFFICIAL_PARTS.includes(part) && part !== 'calls');
}

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
    const suite = await startTestSuite(stops, say, { firestore, name: runName });
    env['CONFDESK_SUITE'] = JSON.stringify(suite);
    if (unruly !== undefined) await makeUnruly(suite, unruly);
    if (late !== undefined) env['CONFDESK_LATE'] = String(late);
    if (official) env['FIRESTORE_OFFICIAL'] = suite.firestoreHost;
    console.log(`  The suite runs (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    return { reportDir, env, stops };
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

/** The parts without the suite; those with a Firestore share one official emulator where that was asked for. */
async function runLaneAlone(): Promise<void> {
  const context: PartContext = { reportDir, env: {}, stops };
  const lane = ['lint', 'types', 'unit', 'rules', 'deploy', 'official'] as const;
  if (firestore.kind === 'embedded' || !parts.includes('rules')) return runLane(lane, context);
  await withOfficialRules(firestore.program, context, (env) => runLane(lane, { ...context, env }));
}

async function chooseFirestore(): Promise<FirestoreChoice> {
  if (!official) return { kind: 'embedded' };
  if (unruly !== undefined) throw new Problem('The official emulator cannot be made unruly.');
  const others = asked.filter((part) => !OFFICIAL_PARTS.some((one) => one === part));
  if (others.length > 0) throw new Problem(`Not on the official emulator: ${others.join(', ')}.`);
  return officialFirestore();
}

const firestore = await chooseFirestore().catch((error: unknown) => {
  console.error(describeProblem(error));
  process.exit(1);
});
onAskedToEnd(() => {
  if (interrupted) return;
  interrupted = true;
  console.log('\nStopping …');
  void cleanUp().finally(() => process.exit(130));
});

await mkdir(reportDir, { recursive: true });
// What needs no suite runs while the suite starts and waits for its own: two cores are never idle.
await Promise.all([runLaneAlone(), runSuiteLane()]);
if (!interrupted) {
  await cleanUp();
  console.log(`\n${describeCounts(total)}`);
  process.exit(total.failed === 0 ? 0 : 1);
}
