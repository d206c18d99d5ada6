import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Source } from '@confdesk/firestore-emulator/rules/parse/source';
import { EQUIVALENT, INTRUDERS } from './choices.ts';
import { KillOrder } from './kill-order.ts';
import { mutantsOf, type Mutant } from './mutants.ts';
import { Trial } from './trial.ts';

/**
 * `npm run rules:mutate`: changes firestore.rules clause by clause, runs the rules tests against
 * each mutant, and prints those that no test noticed. `-- isTag` tries only those whose name has
 * that in it. Ends with 1 if somebody has to look at the outcome.
 */
const ROOT = resolve(import.meta.dirname, '../..');
const PROGRESS_EVERY = 25;

const wanted = process.argv.slice(2);
const rules = await readFile(resolve(ROOT, 'firestore.rules'), 'utf8');
const source = new Source(rules);
const mutants = mutantsOf(rules, INTRUDERS).filter(
  ({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)),
);
if (mutants.length === 0) {
  console.error(`No mutant has ${wanted.join(' or ')} in its name.`);
  process.exit(1);
}
const survivors: Mutant[] = [];
const kills = new KillOrder();
const began = performance.now();
const seconds = () => Math.round((performance.now() - began) / 1000);

const lanes = Math.min(availableParallelism(), mutants.length);
const queue = [...mutants];
let tried = 0;
console.log(`${mutants.length} mutants of firestore.rules, ${lanes} at a time`);
await Promise.all(Array.from({ length: lanes }, runLane));
process.exitCode = conclude();

async function runLane(): Promise<void> {
  const trial = await Trial.open(ROOT);
  try {
    await expectUnchangedRulesToPass(trial);
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const failed = await trial.firstFailure(mutant.rules, mutant.place, kills);
      if (failed === null) survivors.push(mutant);
      if (failed === null && !EQUIVALENT.has(mutant.id)) print(mutant);
      tried += 1;
      if (tried % PROGRESS_EVERY === 0) {
        console.log(
          `${tried} of ${mutants.length} tried, ${survivors.length} alive, ${seconds()} s`,
        );
      }
    }
    // A machine that cannot run the tests any more would kill every mutant.
    await expectUnchangedRulesToPass(trial);
  } finally {
    await trial.close();
  }
}

async function expectUnchangedRulesToPass(trial: Trial): Promise<void> {
  const failed = await trial.firstFailure(rules, '', kills);
  if (failed === null) return;
  throw new Error(`'${failed.name}' fails with the rules as they are: ${failed.why}`);
}

function print({ id, at }: Mutant): void {
  console.log(`\nSurvived: firestore.rules:${source.place(at)}  ${id}\n${source.excerpt(at)}\n`);
}

/** Prints the outcome. Returns the exit code. */
function conclude(): number {
  const alive = new Set(survivors.map(({ id }) => id));
  const unexplained = [...alive].filter((id) => !EQUIVALENT.has(id)).length;
  const explained = alive.size - unexplained;
  console.log(
    `\n${mutants.length - alive.size} of ${mutants.length} mutants killed in ${seconds()} s; ` +
      `${explained} equivalent, ${unexplained} survived.`,
  );
  const stale = wanted.length > 0 ? [] : [...EQUIVALENT.keys()].filter((id) => !alive.has(id));
  for (const id of stale) console.log(`Listed as equivalent, but no survivor: ${id}`);
  return unexplained + stale.length > 0 ? 1 : 0;
}
