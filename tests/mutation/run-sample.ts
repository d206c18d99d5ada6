import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { Command, InvalidArgumentError } from 'commander';
import * as z from 'zod/mini';
import { readWholeNumber } from '../../domain/whole-number.ts';
import { seeded } from '../support/seeded.ts';
import { chooseMutants, nameOf, rangeOf, shareOf } from './sample.ts';

/**
 * `npm run mutate:sample`: tries some of all mutants, drawn by chance, and says how many of all a test would
 * notice. All of them take hours (docs/MUTATION.md).
 */
const ROOT = path.resolve(import.meta.dirname, '../..');
const REPORT = path.join(ROOT, '.confdesk', 'mutation', 'sample.json');

const whole = (text: string): number => {
  const number = readWholeNumber(text, 1, 1_000_000);
  if (number === null) throw new InvalidArgumentError('Expected 1 to 1000000.');
  return number;
};
const { count, seed, within, concurrency } = new Command('npm run mutate:sample --')
  .option('--count <mutants>', 'so many are tried', whole, 100)
  .option('--seed <number>', 'of the draw', whole, 1)
  .option('--within <folder>', 'only those of files whose path begins so', '')
  .option('--concurrency <processes>', 'so many at once', whole, 2)
  .parse()
  .opts<Record<'count' | 'seed' | 'concurrency', number> & { readonly within: string }>();

const position = z.object({ line: z.number(), column: z.number() });
const reportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string(),
          status: z.string(),
          location: z.object({ start: position, end: position }),
        }),
      ),
    }),
  ),
});

const all = await mutantsOf(await sources(within));
const chosen = chooseMutants(all, count, seeded(seed));
if (chosen.length === 0) {
  console.error(`No file with mutants has a path that begins with ${within}.`);
  process.exit(1);
}
console.log(`${chosen.length} of ${all.length} mutants, drawn by ${seed}`);
process.exitCode = (await stryker(chosen.map(rangeOf))) || conclude(await statuses());

/** The files that tests/mutation/stryker.config.json has mutated. */
async function sources(start: string): Promise<readonly string[]> {
  const found = ['domain', 'functions', 'mailer'].map(async (folder) => {
    const names = await readdir(path.join(ROOT, folder), { recursive: true });
    return names.map((name) => path.posix.join(folder, ...name.split(path.sep)));
  });
  return (await Promise.all(found))
    .flat()
    .filter((file) => file.startsWith(start) && /(?<!\.test)\.ts$/.test(file))
    .filter((file) => !/^(?:functions|mailer)\/src\/triggers\/|\/node_modules\//.test(file));
}

async function mutantsOf(files: readonly string[]) {
  const silent = { isEnabled: () => false, say: () => undefined };
  const logger = {
    ...{ isTraceEnabled: silent.isEnabled, isDebugEnabled: silent.isEnabled },
    ...{ isInfoEnabled: silent.isEnabled, isWarnEnabled: silent.isEnabled },
    ...{ isErrorEnabled: silent.isEnabled, isFatalEnabled: silent.isEnabled },
    ...{ trace: silent.say, debug: silent.say, info: silent.say },
    ...{ warn: silent.say, error: silent.say, fatal: silent.say },
  };
  const read = files.map(async (name) => ({
    ...{ name, mutate: true, content: await readFile(path.join(ROOT, name), 'utf8') },
  }));
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { mutants } = await new Instrumenter(logger).instrument(await Promise.all(read), options);
  return mutants;
}

/** @returns its exit code */
function stryker(ranges: readonly string[]): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      path.join(ROOT, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js'),
      ...['run', 'tests/mutation/stryker.config.json', '--mutate', ranges.join(',')],
      ...['--concurrency', String(concurrency), '--reporters', 'progress,json'],
    ],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** What became of each mutant that was tried, by its name. */
async function statuses(): Promise<ReadonlyMap<string, string>> {
  const { files } = reportSchema.parse(JSON.parse(await readFile(REPORT, 'utf8')));
  const from0 = ({ line, column }: z.infer<typeof position>) => ({
    ...{ line: line - 1, column: column - 1 },
  });
  return new Map(
    Object.entries(files).flatMap(([fileName, { mutants }]) =>
      mutants.map(({ status, location, ...mutant }) => {
        const { start, end } = location;
        const place = { start: from0(start), end: from0(end) };
        return [nameOf({ fileName, ...mutant, location: place }), status] as const;
      }),
    ),
  );
}

/** Prints what came of it. @returns 1 where it cannot be told, else 0 */
function conclude(found: ReadonlyMap<string, string>): number {
  const became = (...wanted: readonly string[]) =>
    chosen.filter((mutant) => wanted.includes(found.get(nameOf(mutant)) ?? ''));
  const missed = became('Survived', 'NoCoverage');
  const noticed = became('Killed', 'Timeout').length;
  for (const mutant of missed) console.log(`not noticed: ${nameOf(mutant)}`);
  const tried = noticed + missed.length;
  if (tried === 0) return 1;
  const { share, from, to } = shareOf(noticed, tried);
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  console.log(
    `${noticed} of ${tried} noticed: ${percent(share)}; of all between ${percent(from)} and ${percent(to)}. ` +
      `${chosen.length - tried} were left out, most because they are worked out as a file is read.`,
  );
  return 0;
}
