import { cpus, totalmem } from 'node:os';
import { measureBulk } from './bulk/run.ts';
import { measureBridge } from './bridge/run.ts';
import { measurePortal } from './bundle/run.ts';
import { measureCallsNow } from './calls-now/run.ts';
import { measureCalls } from './calls/run.ts';
import { measureEngines } from './engines/run.ts';
import { measureFiles } from './files/run.ts';
import { measureFirestore } from './firestore/run.ts';
import { countIndexEntries } from './indexes/run.ts';
import { measureList } from './list/run.ts';
import { measurePages } from './page/run.ts';
import { type Figure, table } from './report.ts';
import { measureSaving } from './save/run.ts';
import { measureUsage } from './usage/run.ts';
import { measureWakeUps } from './wake-ups/run.ts';

/** `npm run bench` measures all; with one of these names behind `--`, one part. */
const PARTS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  firestore: measureFirestore,
  engines: measureEngines,
  indexes: countIndexEntries,
  save: measureSaving,
  'wake-ups': measureWakeUps,
  list: measureList,
  bulk: measureBulk,
  files: measureFiles,
  bridge: measureBridge,
  calls: measureCalls,
  'calls-now': measureCallsNow,
  usage: measureUsage,
  bundle: measurePortal,
  page: measurePages,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(
    `No such benchmark: ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`,
  );
  process.exit(1);
}

const figures: Figure[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`Measuring: ${name}…`);
  figures.push(...(await measure()));
}
const gigabytes = Math.round(totalmem() / 2 ** 30);
console.log(
  `\n${cpus().length} cores, ${gigabytes} GiB, Node ${process.version}, ${process.platform}\n`,
);
console.log(table(figures));
