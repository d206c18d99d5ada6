import { createRequire } from 'node:module';
import moment from 'moment-timezone';
import type { Change } from '../../domain/time/zone-rules.ts';

/** What IANA's data, as the package moment-timezone carries it, says of one name. */
export interface SourceZone {
  readonly name: string;
  /** ISO 3166 code of the country whose zone it is now; null for earlier names and mere distances. */
  readonly country: string | null;
  /** For an earlier name, the country of the zone that it stands for now. */
  readonly formerCountry: string | null;
  /** Minutes east of UTC, and the abbreviation, before the first change. */
  readonly first: { readonly offset: number; readonly abbreviation: string };
  readonly changes: readonly SourceChange[];
}

/** A change of distance, of abbreviation, or of both. */
export interface SourceChange extends Change {
  readonly abbreviation: string;
}

interface Meta {
  readonly zones: Readonly<Record<string, { readonly countries: readonly string[] } | undefined>>;
}

interface Packed {
  /** `America/Toronto|Canada/Eastern` */
  readonly links: readonly string[];
}

const require = createRequire(import.meta.url);

/** Which of IANA's releases this is, such as `2026f`. */
export const sourceVersion = moment.tz.dataVersion;

/** All names, with every change until the last year that the package lists (2499). */
export function readSource(): SourceZone[] {
  const { zones: places } = require('moment-timezone/data/meta/latest.json') as Meta;
  const { links } = require('moment-timezone/data/packed/latest.json') as Packed;
  const targets = new Map(links.map((link) => link.split('|')).map(([to, from]) => [from, to]));
  // The first is the one that the zone is named after.
  const countryOf = (name: string | undefined) => places[name ?? '']?.countries[0] ?? null;
  return moment.tz.names().map((name) => {
    const zone = moment.tz.zone(name);
    if (zone === null) throw new Error(`no rules for ${name}`);
    // Minutes west of UTC there; -0 for none.
    const offsets = zone.offsets.map((west) => 0 - west);
    const state = (index: number) => {
      const [offset, abbreviation] = [offsets[index], zone.abbrs[index]];
      if (offset === undefined || abbreviation === undefined) throw new Error(`${name} is cut off`);
      return { offset, abbreviation };
    };
    const ends = zone.untils.filter((until) => Number.isFinite(until));
    return {
      name,
      country: countryOf(name),
      formerCountry: countryOf(targets.get(name)),
      first: state(0),
      changes: ends.map((at, index) => ({ at, ...state(index + 1) })),
    };
  });
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** On which day a country's weeks begin (CLDR), 0 for Sunday; `001` is the world. */
export function readWeekStarts(): (country: string) => number {
  const { supplemental } = require('cldr-core/supplemental/weekData.json') as {
    supplemental: { weekData: { firstDay: Record<string, string> } };
  };
  const { firstDay } = supplemental.weekData;
  return (country) => {
    const day = WEEKDAYS.indexOf(firstDay[country] ?? firstDay['001'] ?? '');
    if (day < 0) throw new Error(`no first day of the week for ${country}`);
    return day;
  };
}
