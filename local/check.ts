import { Command } from 'commander';
import { describeProblem } from './support/problem.ts';
import { onAskedToEnd } from './support/signals.ts';
import { changedFiles } from './test/changed-files.ts';
import { oneOutcome, type Outcome } from './test/outcome.ts';
import { runTool, stopTools, TOOLS } from './test/run-tool.ts';

new Command('npm run check')
  .description('Lint, types and the unit tests of what has changed since the last commit.')
  .parse();

onAskedToEnd(() => {
  void stopTools().finally(() => process.exit(130));
});

/** Runs one check to its end and says what came of it, in full where something is wrong. */
async function check(name: string, args: readonly string[]): Promise<Outcome> {
  const startedAt = Date.now();
  const outcome = oneOutcome(await runTool(args));
  if (outcome.failed > 0) console.log(`\n${outcome.output.trimEnd()}\n`);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${outcome.failed === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return outcome;
}

try {
  const changed = await changedFiles();
  if (changed.length === 0) {
    console.log('Nothing has changed since the last commit.');
    process.exit(0);
  }
  console.log(`${changed.length} changed since the last commit`);
  const outcomes = await Promise.all([
    check('lint', TOOLS.lint),
    check('types', TOOLS.types),
    check('unit', [
      ...TOOLS.vitest,
      '--project',
      'unit',
      '--changed',
      'HEAD',
      '--passWithNoTests',
      '--reporter=dot',
    ]),
  ]);
  process.exit(outcomes.every(({ failed }) => failed === 0) ? 0 : 1);
} catch (error) {
  console.error(describeProblem(error));
  process.exit(1);
}
