import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { offsetByRules, parseRules } from '../../domain/time/zone-rules.ts';
import { ZONES_VERSION } from '../../domain/time/zone-table.ts';
import { clockName } from '../../domain/time/zone-words.ts';
import { offsetAt, rulesTexts, timeZoneNames } from '../../domain/time/zones.ts';
import { fromRoot } from '../support/paths.ts';
import { changedNames, type Release } from './changed-names.ts';
import { compileCountryTable, compileNamePatterns, compileZoneTable } from './compile-tables.ts';
import { differences } from './differences.ts';
import { findNamePatterns } from './name-pattern.ts';
import { parseRecorded, readZoneinfo, zoneinfoVersion, type Recorded } from './recorded-changes.ts';
import { readSource, readWeekStarts, sourceVersion } from './source.ts';

const SYSTEM = '/usr/share/zoneinfo';
const read = (...parts: readonly string[]) => readFile(fromRoot(...parts), 'utf8');

let recorded: Recorded;
beforeAll(async () => {
  recorded = parseRecorded(await read('local', 'zones', 'recorded-changes.txt'));
});

describe('the rules', () => {
  it('are of the release that the second source was recorded from, with the same names', () => {
    expect(recorded.version).toBe(ZONES_VERSION);
    expect(timeZoneNames().sort()).toEqual([...recorded.zones.keys()].sort());
  });

  it('go as a C library says that zone files go, for every name and every change of clocks', () => {
    expect(recorded.zones.size).toBeGreaterThan(590);
    expect(differences(recorded, offsetAt)).toEqual([]);
  });

  it('would be found wrong by an hour, a day, or a change too many', () => {
    const wrong = (name: string, text: string) => {
      const rules = parseRules(text);
      const zones = new Map([[name, recorded.zones.get(name) ?? []]]);
      return differences({ ...recorded, zones }, (at) => offsetByRules(rules, at));
    };
    // Winnipeg as it was known before this year's releases.
    expect(wrong('America/Winnipeg', '-360 ~-360,-300,3.2.0/120,11.1.0/120')).toEqual([
      'America/Winnipeg from 2026-11-01T07:00:00.000Z',
    ]);
    expect(wrong('America/Toronto', '-300 ~-300,-240,3.2.0/120,11.1.0/180')).toHaveLength(1);
    expect(wrong('America/Toronto', '-300 ~-300,-240,3.2.0/120,11.2.0/120')).toHaveLength(1);
    expect(wrong('Asia/Tokyo', '540 ~540,600,3.5.0/120,10.5.0/180')).toHaveLength(1);
    expect(wrong('Asia/Kolkata', '300')).toHaveLength(1);
  });

  it('have no abbreviation for a clock that the C library calls otherwise', () => {
    for (const [name, states] of recorded.zones) {
      // IANA makes it another name of Brussels; Debian keeps its abbreviation from before.
      if (name === 'MET') continue;
      for (const { at, abbreviation } of states) {
        const [said] = /^[A-Z]+/.exec(clockName(new Date(at), name, 'en')) ?? [];
        if (said !== undefined) expect(`${name} ${said}`).toBe(`${name} ${abbreviation}`);
      }
    }
  });

  it('go as the zone files of this machine do', async (test) => {
    const version = await zoneinfoVersion(SYSTEM);
    test.skip(
      version !== ZONES_VERSION,
      `the zone files of this machine are ${version ?? 'of no known release'}, the rules ${ZONES_VERSION}`,
    );
    expect(differences(await readZoneinfo(SYSTEM), offsetAt)).toEqual([]);
  });
});

describe('what is made of IANA’s data', () => {
  it('is what would be made now', async () => {
    const source = readSource();
    expect(ZONES_VERSION).toBe(sourceVersion);
    expect(await read('domain', 'time', 'zone-table.ts')).toBe(
      compileZoneTable(sourceVersion, source),
    );
    expect(await read('domain', 'time', 'country-table.ts')).toBe(
      compileCountryTable(source, readWeekStarts()),
    );
    const rules = await read('firestore.rules');
    expect(findNamePatterns(rules)).toEqual(compileNamePatterns(timeZoneNames()));
  });

  it('is accepted by the rules document under the same names, and no others', async () => {
    const patterns = findNamePatterns(await read('firestore.rules')).map(
      (each) => new RegExp(each, 'u'),
    );
    const isNamed = (name: string) => patterns.some((pattern) => pattern.test(name));
    expect(timeZoneNames().filter((name) => !isNamed(name))).toEqual([]);
    for (const name of ['AST', 'US/Pacific-New', 'SystemV/EST5', 'Africa/', 'UTC ', 'Etc/GMT5']) {
      expect(isNamed(name), name).toBe(false);
    }
  });

  it('is short enough in each expression for the rules to be deployed', async () => {
    for (const each of findNamePatterns(await read('firestore.rules'))) {
      expect(each.length).toBeLessThanOrEqual(4096);
    }
  });

  it('tells of each release which clocks it changed, up to this one', async () => {
    const releases = JSON.parse(await read('local', 'zones', 'releases.json')) as Release[];
    expect(releases.at(-1)?.version).toBe(ZONES_VERSION);
    expect(releases.map(({ version }) => version)).toEqual(
      releases.map(({ version }) => version).sort(),
    );
    const known = new Set(timeZoneNames());
    expect(releases.flatMap(({ changed }) => changed.filter((name) => !known.has(name)))).toEqual(
      [],
    );
  });
});

describe('changedNames', () => {
  it('finds those that go otherwise, and not those that are only written otherwise', () => {
    const older = new Map([...rulesTexts(), ['America/Winnipeg', '-360'], ['Etc/UTC', '0 1:0']]);
    expect(changedNames(older, rulesTexts(), [2026, 2028])).toEqual(['America/Winnipeg']);
  });

  it('sees the hour of a change', () => {
    const older = new Map([['X', '-300 ~-300,-240,3.2.0/180,11.1.0/120']]);
    const newer = new Map([
      ['X', '-300 ~-300,-240,3.2.0/120,11.1.0/120'],
      ['Y', '0'],
    ]);
    expect(changedNames(older, newer, [2026, 2027])).toEqual(['X']);
  });
});
