import { namesIn } from './names-in.ts';
import { offsetByRules, parseRules, type ZoneRules } from './zone-rules.ts';
import { ZONE_TABLE } from './zone-table.ts';

/*
 * The zones that this version knows, and how their clocks go: IANA's rules, brought along in
 * zone-table.ts, and never those of the browser or of Node, whose versions differ (docs/time.md).
 */

/** What is known of a zone. */
interface Zone {
  /** As zone-rules.ts describes it. */
  readonly text: string;
  readonly rules: () => ZoneRules;
  /** Which common abbreviations its clock has (zone-words.ts); empty for none. */
  readonly family: string;
  /** Whether it is the present name of a country's zone, and not an earlier one or a mere distance. */
  readonly isCurrent: boolean;
}

let read: ReadonlyMap<string, Zone> | null = null;

/** Each line: rules, family, present names, other names; names as `America/Nome Adak;Europe/Rome`. */
function readTable(): ReadonlyMap<string, Zone> {
  const zones = new Map<string, Zone>();
  for (const line of ZONE_TABLE.split('\n')) {
    const [text = '', family = '', current = '', others = ''] = line.split('|');
    let parsed: ZoneRules | null = null;
    const rules = () => (parsed ??= parseRules(text));
    for (const name of namesIn(current)) zones.set(name, { text, rules, family, isCurrent: true });
    for (const name of namesIn(others)) zones.set(name, { text, rules, family, isCurrent: false });
  }
  return zones;
}

function known(): ReadonlyMap<string, Zone> {
  return (read ??= readTable());
}

/** @throws RangeError for a name that the rules do not know. */
function zoneOf(name: string): Zone {
  const zone = known().get(name);
  if (zone === undefined) throw new RangeError('unknown time zone');
  return zone;
}

/** Whether a text is the name of a zone, as IANA spells it: `America/Toronto`, and not `PST`. */
export function isTimeZone(name: string): boolean {
  return known().has(name);
}

/** All names that are accepted, earlier ones such as `US/Eastern` too. */
export function timeZoneNames(): string[] {
  return [...known().keys()];
}

/** The names among which one chooses: one for each zone of each country, and UTC. */
export function currentTimeZones(): string[] {
  const current = timeZoneNames().filter((name) => zoneOf(name).isCurrent);
  return [...current, 'UTC'];
}

/**
 * How far the clock of a zone is from UTC at a moment, in minutes to the east.
 *
 * @param at milliseconds since 1970
 * @throws RangeError for an unknown zone
 */
export function offsetAt(at: number, timeZone: string): number {
  return offsetByRules(zoneOf(timeZone).rules(), at);
}

/** The rules of all names as they are written down, to be compared with those of another release. */
export function rulesTexts(): ReadonlyMap<string, string> {
  return new Map([...known()].map(([name, { text }]) => [name, text]));
}

/** The key of a zone's common abbreviations, empty where it has none or is not known. */
export function familyOf(timeZone: string): string {
  return known().get(timeZone)?.family ?? '';
}
