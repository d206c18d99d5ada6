import { readFile, writeFile } from 'node:fs/promises';
import { ZONES_VERSION } from '../../domain/time/zone-table.ts';
import { rulesTexts } from '../../domain/time/zones.ts';
import { fromRoot } from '../support/paths.ts';
import { describeProblem, Problem } from '../support/problem.ts';
import { changedNames, type Release } from './changed-names.ts';
import { compileRules } from './compile-rules.ts';
import { compileCountryTable, compileNamePatterns, compileZoneTable } from './compile-tables.ts';
import { replaceNamePatterns } from './name-pattern.ts';
import { readZoneinfo, writeRecorded, zoneinfoVersion } from './recorded-changes.ts';
import { readSource, readWeekStarts, sourceVersion } from './source.ts';

/*
 * Makes everything that is made of IANA's data (docs/time.md, "A new release"). The folder of zone files
 * that the proof is recorded from can be named; it must be of the same release.
 */

/** A difference that only shows in the far future is none yet. */
const YEARS = [2024, 2041] as const;

async function update(folder: string): Promise<string> {
  const version = await zoneinfoVersion(folder);
  if (version !== sourceVersion) {
    throw new Problem(
      `The package moment-timezone has ${sourceVersion}, the zone files in ${folder} are ` +
        `${version ?? 'of no known release'}.\nBring the older one up to date, or name a folder ` +
        'with files of the same release: npm run zones:update -- <folder>',
    );
  }
  const recorded = writeRecorded(await readZoneinfo(folder));
  const source = readSource();
  const texts = new Map(source.map((zone) => [zone.name, compileRules(zone)]));
  const changed = changedNames(rulesTexts(), texts, YEARS);
  const rulesFile = fromRoot('firestore.rules');
  const patterns = compileNamePatterns([...texts.keys()]);
  const rules = replaceNamePatterns(await readFile(rulesFile, 'utf8'), patterns);
  const releasesFile = fromRoot('local', 'zones', 'releases.json');
  const releases = JSON.parse(await readFile(releasesFile, 'utf8')) as readonly Release[];

  await writeFile(
    fromRoot('domain', 'time', 'zone-table.ts'),
    compileZoneTable(sourceVersion, source),
  );
  await writeFile(
    fromRoot('domain', 'time', 'country-table.ts'),
    compileCountryTable(source, readWeekStarts()),
  );
  await writeFile(rulesFile, rules);
  await writeFile(fromRoot('local', 'zones', 'recorded-changes.txt'), recorded);
  if (sourceVersion !== ZONES_VERSION) {
    const all = [...releases, { version: sourceVersion, changed }];
    await writeFile(releasesFile, `${JSON.stringify(all, null, 2)}\n`);
  }
  return `${texts.size} names of ${sourceVersion}; changed: ${changed.join(', ') || 'none'}`;
}

try {
  console.log(await update(process.argv[2] ?? '/usr/share/zoneinfo'));
} catch (error) {
  console.error(describeProblem(error));
  process.exitCode = 1;
}
