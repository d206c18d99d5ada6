import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { isPart, type Part, PARTS } from './parts.ts';
import { type Figure, table } from './report.ts';

/** `npm run bench` measures all; with names of parts behind `--`, those. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isPart(name));
if (unknown.length > 0) {
  const all = Object.keys(PARTS).join(', ');
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${all}.`);
  process.exit(1);
}

/**
 * Each in a process of its own: none finds another's environment, warm code or memory there.
 *
 * @returns null where it failed, of which it has told
 */
async function measure(part: Part): Promise<readonly Figure[] | null> {
  const child = fork(path.join(import.meta.dirname, 'measure-part.ts'), [part]);
  let figures: readonly Figure[] | null = null;
  child.once('message', (sent) => {
    figures = sent as readonly Figure[];
  });
  await once(child, 'exit');
  return figures;
}

const figures: Figure[] = [];
const failed: string[] = [];
for (const part of Object.keys(PARTS).filter(isPart)) {
  if (asked.length > 0 && !asked.includes(part)) continue;
  console.error(`Measuring: ${part}…`);
  const measured = await measure(part);
  if (measured === null) failed.push(part);
  else figures.push(...measured);
}
const gigabytes = Math.round(totalmem() / 2 ** 30);
console.log(
  `\n${cpus().length} cores, ${gigabytes} GiB, Node ${process.version}, ${process.platform}\n`,
);
console.log(table(figures));
if (failed.length > 0) {
  console.error(`Not measured, for what was said above: ${failed.join(', ')}.`);
  process.exitCode = 1;
}
