import { FAMILIES } from '../../domain/time/zone-words.ts';
import { FIRST_INSTANT } from '../../domain/time/zone-rules.ts';
import { compileRules } from './compile-rules.ts';
import type { SourceZone } from './source.ts';

/** The text of domain/time/zone-table.ts: a line for all names whose clocks go and are called alike. */
export function compileZoneTable(version: string, zones: readonly SourceZone[]): string {
  const lines = new Map<string, SourceZone[]>();
  for (const zone of zones) {
    const key = `${compileRules(zone)}|${familyFor(zone)}`;
    lines.set(key, [...(lines.get(key) ?? []), zone]);
  }
  const table = [...lines].map(([key, alike]) => {
    const current = alike.filter(({ country }) => country !== null);
    const others = alike.filter(({ country }) => country === null);
    return [key, writeNames(current), writeNames(others)].join('|');
  });
  return [
    '// Compiled from IANA’s data by `npm run zones:update`; not to be edited (docs/time.md).',
    '',
    '/** IANA’s release that the rules come from. */',
    `export const ZONES_VERSION = '${version}';`,
    '',
    '/** Read by zones.ts, which says what stands where; the rules by zone-rules.ts. */',
    `export const ZONE_TABLE = \`${table.join('\n')}\`;`,
    '',
  ].join('\n');
}

/** The key of the family whose abbreviations are the only ones that a zone has had since the table begins. */
function familyFor({ first, changes }: SourceZone): string {
  const before = changes.findLast(({ at }) => at <= FIRST_INSTANT) ?? first;
  const states = [before, ...changes.filter(({ at }) => at > FIRST_INSTANT)];
  const found = Object.entries(FAMILIES).find(([, { abbreviations }]) =>
    states.every(({ abbreviation, offset }) => abbreviations[abbreviation] === offset),
  );
  return found?.[0] ?? '';
}

/** `America/Nome Adak;Europe/Rome` */
function writeNames(zones: readonly SourceZone[]): string {
  const areas = new Map<string, string[]>();
  for (const { name } of zones) {
    const [, area = '', rest = ''] = /^([^/]+\/)?(.*)$/.exec(name) ?? [];
    areas.set(area, [...(areas.get(area) ?? []), rest]);
  }
  return [...areas].map(([area, names]) => area + names.join(' ')).join(';');
}

/**
 * The text of domain/time/country-table.ts: the zones of each country, its earlier names too, and the day on
 * which its weeks begin.
 */
export function compileCountryTable(
  zones: readonly SourceZone[],
  weekStart: (country: string) => number,
): string {
  const countries = new Map<string, SourceZone[]>();
  for (const zone of zones) {
    const country = zone.country ?? zone.formerCountry;
    if (country !== null) countries.set(country, [...(countries.get(country) ?? []), zone]);
  }
  const table = [...countries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([country, its]) => `${country}|${weekStart(country)}|${writeNames(its)}`);
  return [
    '// Compiled from IANA’s and CLDR’s data by `npm run zones:update`; not to be edited (docs/time.md).',
    '',
    '/** ISO 3166 code, first day of the week (0: Sunday), and names as in zone-table.ts. */',
    `export const COUNTRY_TABLE = \`${table.join('\n')}\`;`,
    '',
  ].join('\n');
}

/** Security rules take no regular expression of more than 4,096 characters; the official emulator says so. */
const LONGEST_PATTERN = 4000;

/** Regular expressions for exactly these names, each for some of them, in the form of firestore.rules. */
export function compileNamePatterns(names: readonly string[]): readonly string[] {
  const areas = new Map<string, string[]>();
  for (const name of [...names].sort()) {
    const [, area = '', rest = ''] = /^([^/]+\/)?(.*)$/.exec(name) ?? [];
    areas.set(area, [...(areas.get(area) ?? []), rest.replaceAll('+', '[+]')]);
  }
  const parts: string[] = [];
  for (const [area, rests] of areas) {
    const alternative = `${area}(?:${rests.join('|')})`;
    const last = parts.at(-1);
    if (last === undefined || last.length + alternative.length > LONGEST_PATTERN) {
      parts.push(alternative);
    } else {
      parts[parts.length - 1] = `${last}|${alternative}`;
    }
  }
  return parts.map((alternatives) => `^(?:${alternatives})$`);
}
