import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ClauseCoverage } from '@confdesk/firestore-emulator/rules/types';
import { gapsOf, mergeCoverage } from './merge.ts';

/**
 * `npm run rules:coverage`: runs the rules tests and prints each clause of firestore.rules that was
 * never true, or never refused anything. Ends with 1 if there is one.
 */
const ROOT = resolve(import.meta.dirname, '../..');
const folder = await mkdtemp(join(tmpdir(), 'rules-coverage-'));
try {
  process.exitCode = await measure();
} finally {
  await rm(folder, { recursive: true });
}

async function measure(): Promise<number> {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const tests = spawn(process.execPath, [vitest, 'run', '--project', 'rules', 'tests/rules/'], {
    cwd: ROOT,
    env: { ...process.env, CONFDESK_RULES_COVERAGE: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(tests, 'exit')) as [number | null];
  if (code !== 0) {
    console.error('The rules tests fail; run them first: npm run test:rules');
    return 1;
  }
  const clauses = mergeCoverage(await readReports());
  const gaps = clauses.filter((clause) => gapsOf(clause).length > 0);
  for (const clause of gaps) {
    const never = gapsOf(clause).join(' and never ');
    console.log(`firestore.rules:${clause.line}:${clause.column}  never ${never}:  ${clause.text}`);
  }
  console.log(
    `${clauses.length - gaps.length} of ${clauses.length} clauses of firestore.rules were both true and false.`,
  );
  return clauses.length > 0 && gaps.length === 0 ? 0 : 1;
}

async function readReports(): Promise<ClauseCoverage[][]> {
  const files = await readdir(folder);
  return Promise.all(
    files.map(
      async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as ClauseCoverage[],
    ),
  );
}
