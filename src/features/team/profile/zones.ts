import type { Language } from '../../../../domain/account/account.ts';
import { fold } from '../../../../domain/list-keys.ts';

/** A time zone as one chooses it. */
export interface ZoneOption {
  /** IANA name. */
  readonly value: string;
  /** `Toronto · Eastern Time · UTC−5` */
  readonly label: string;
  /** What a search looks into: the label and the IANA name without case and accents. */
  readonly search: string;
}

/**
 * All zones that this browser knows, from west to east as the clocks stand at `now`, and `present`
 * even where the browser has another name for it.
 *
 * @param name  a zone's name in the language, such as `Format.zone`.
 */
export function zoneOptions(language: Language, present: string, now: Date): ZoneOption[] {
  const locale = language === 'fr' ? 'fr-CA' : 'en-CA';
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', present]);
  return [...zones]
    .map((value) => describe(value, locale, now))
    .sort((a, b) => a.minutes - b.minutes || a.label.localeCompare(b.label, locale))
    .map(({ value, label, search }) => ({ value, label, search }));
}

/** Whether each word that was typed stands in the option. */
export function matchesZone(option: ZoneOption, typed: string): boolean {
  return fold(typed.trim())
    .split(/\s+/)
    .every((word) => option.search.includes(word));
}

interface Described extends ZoneOption {
  /** East of UTC. */
  readonly minutes: number;
}

function describe(value: string, locale: string, now: Date): Described {
  const minutes = minutesEast(value, now);
  const places = value.split('/').slice(1).reverse();
  const place = (places.length === 0 ? [value] : places).join(', ').replaceAll('_', ' ');
  const name = namePart(value, locale, 'longGeneric', now);
  const label = [place, ...(name === place ? [] : [name]), distance(minutes)].join(' · ');
  return { value, minutes, label, search: fold(`${label} ${value}`) };
}

/** `UTC−5`, `UTC+5:30`, `UTC` */
function distance(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const clock = rest === 0 ? String(hours) : `${hours}:${String(rest).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '−' : '+'}${clock}`;
}

function minutesEast(zone: string, now: Date): number {
  // `GMT-05:00`, `GMT+05:30`; plain `GMT` at Greenwich.
  const offset = namePart(zone, 'en-CA', 'longOffset', now);
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(offset) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function namePart(
  timeZone: string,
  locale: string,
  timeZoneName: 'longGeneric' | 'longOffset',
  now: Date,
): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
