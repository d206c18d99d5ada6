import type { Language } from '../language.ts';
import { familyOf, isTimeZone, offsetAt } from './zones.ts';

/** What a language calls the clock of a family of zones. */
interface FamilyWords {
  readonly name: string;
  /** Abbreviations of standard and of summer time; empty where the language has none in common use. */
  readonly short: readonly [string, string];
}

interface Family extends Record<Language, FamilyWords> {
  /** What IANA calls the two, with the distance from UTC in minutes that people expect of the name. */
  readonly abbreviations: Readonly<Record<string, number>>;
}

const family = (
  [standard, standardOffset]: readonly [string, number],
  [summer, summerOffset]: readonly [string, number],
  en: string,
  fr: string,
  french: readonly [string, string] = ['', ''],
): Family => ({
  abbreviations: { [standard]: standardOffset, [summer]: summerOffset },
  en: { name: en, short: [standard, summer] },
  fr: { name: fr, short: french },
});

/**
 * The abbreviations that people know. A zone has those of a family only if IANA has called its clock
 * nothing else since the table begins, and each has the family's own distance from UTC. So Shanghai's and
 * Havana's CST are not Chicago's; and Edmonton, whose winter was MST until it became CST, is given none.
 * `IST` stands for three clocks, so it is nobody's. The keys are those of zone-table.ts.
 */
export const FAMILIES: Readonly<Record<string, Family>> = {
  N: family(['NST', -210], ['NDT', -150], 'Newfoundland Time', 'heure de Terre-Neuve', [
    'HNT',
    'HAT',
  ]),
  A: family(['AST', -240], ['ADT', -180], 'Atlantic Time', 'heure de l’Atlantique', ['HNA', 'HAA']),
  E: family(['EST', -300], ['EDT', -240], 'Eastern Time', 'heure de l’Est', ['HNE', 'HAE']),
  C: family(['CST', -360], ['CDT', -300], 'Central Time', 'heure du Centre', ['HNC', 'HAC']),
  M: family(['MST', -420], ['MDT', -360], 'Mountain Time', 'heure des Rocheuses', ['HNR', 'HAR']),
  P: family(['PST', -480], ['PDT', -420], 'Pacific Time', 'heure du Pacifique', ['HNP', 'HAP']),
  K: family(['AKST', -540], ['AKDT', -480], 'Alaska Time', 'heure de l’Alaska'),
  H: family(['HST', -600], ['HDT', -540], 'Hawaii-Aleutian Time', 'heure d’Hawaï-Aléoutiennes'),
  G: family(['GMT', 0], ['GMT', 0], 'Greenwich Mean Time', 'heure de Greenwich', ['GMT', 'GMT']),
  B: family(['GMT', 0], ['BST', 60], 'United Kingdom Time', 'heure du Royaume-Uni', ['GMT', '']),
  W: family(['WET', 0], ['WEST', 60], 'Western European Time', 'heure de l’Europe de l’Ouest'),
  Z: family(['CET', 60], ['CEST', 120], 'Central European Time', 'heure de l’Europe centrale'),
  F: family(['EET', 120], ['EEST', 180], 'Eastern European Time', 'heure de l’Europe de l’Est'),
  S: family(
    ['AWST', 480],
    ['AWDT', 540],
    'Australian Western Time',
    'heure de l’Ouest de l’Australie',
  ),
  T: family(
    ['ACST', 570],
    ['ACDT', 630],
    'Australian Central Time',
    'heure du centre de l’Australie',
  ),
  V: family(
    ['AEST', 600],
    ['AEDT', 660],
    'Australian Eastern Time',
    'heure de l’Est de l’Australie',
  ),
  Y: family(['NZST', 720], ['NZDT', 780], 'New Zealand Time', 'heure de la Nouvelle-Zélande'),
  U: family(['UTC', 0], ['UTC', 0], 'Coordinated Universal Time', 'temps universel coordonné', [
    'UTC',
    'UTC',
  ]),
};

/** The distance of a clock from UTC for reading, `UTC−5`, `UTC+5:30`, `UTC`. @param minutes to the east */
export function distance(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const clock = rest === 0 ? String(hours) : `${hours}:${String(rest).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '−' : '+'}${clock}`;
}

/**
 * Says of a time whose clock it is: `EST (UTC−5)`, or `(UTC−5)` where no abbreviation says it without
 * misleading. The distance is always there: what an abbreviation means depends on who reads it.
 *
 * @throws RangeError for an unknown zone
 */
export function clockName(instant: Date, timeZone: string, language: Language): string {
  const offset = offsetAt(instant.getTime(), timeZone);
  const short = abbreviation(timeZone, offset, language);
  const far = distance(offset);
  if (short === far) return short;
  return short === '' ? `(${far})` : `${short} (${far})`;
}

function abbreviation(timeZone: string, offset: number, language: Language): string {
  const known = FAMILIES[familyOf(timeZone)];
  if (known === undefined) return '';
  const [standard] = Object.values(known.abbreviations);
  const [inStandard, inSummer] = known[language].short;
  return offset === standard ? inStandard : inSummer;
}

/** What a language calls the clocks of a zone's family, `Eastern Time`; null where it has none. */
export function familyName(timeZone: string, language: Language): string | null {
  return FAMILIES[familyOf(timeZone)]?.[language].name ?? null;
}

/**
 * A zone's name, whatever the season: `Eastern Time (Toronto)`, `Winnipeg time`. The name itself where the
 * zone is not known, as in an old entry of the activity log.
 */
export function zoneName(timeZone: string, language: Language): string {
  if (!isTimeZone(timeZone)) return timeZone;
  const place = placeOf(timeZone);
  const name = familyName(timeZone, language);
  if (name !== null) {
    return place === null || name.includes(place) ? name : `${name} (${place})`;
  }
  // Those of one distance for ever have it in their names, with the sign turned around.
  if (timeZone.startsWith('Etc/')) return distance(offsetAt(0, timeZone));
  if (place === null) return timeZone;
  if (language === 'en') return `${place} time`;
  return /^[AEIOUYÀ-Ý]/iu.test(place) ? `heure d’${place}` : `heure de ${place}`;
}

/** The best-known place of a zone: the last part of its name. `Etc/GMT+5` and `UTC` are nowhere. */
function placeOf(timeZone: string): string | null {
  if (!timeZone.includes('/') || timeZone.startsWith('Etc/')) return null;
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? null;
}
