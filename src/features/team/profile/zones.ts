import type { Language } from '../../../../domain/account/account.ts';
import { fold } from '../../../../domain/list-keys.ts';
import { countryCode } from '../../../../domain/time/zone-countries.ts';
import { distance, familyName } from '../../../../domain/time/zone-words.ts';
import { currentTimeZones, offsetAt } from '../../../../domain/time/zones.ts';

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
 * The zones among which one chooses, from west to east as the clocks stand at `now`, and `present` even
 * where that is an earlier name; null for none.
 */
export function zoneOptions(language: Language, present: string | null, now: Date): ZoneOption[] {
  const locale = language === 'fr' ? 'fr-CA' : 'en-CA';
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const zones = new Set([...currentTimeZones(), ...(present === null ? [] : [present])]);
  return [...zones]
    .map((value) => describe(value, language, countries, now))
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

function describe(
  value: string,
  language: Language,
  countries: Intl.DisplayNames,
  now: Date,
): Described {
  const minutes = offsetAt(now.getTime(), value);
  const places = value.split('/').slice(1).reverse();
  const place = (places.length === 0 ? [value] : places).join(', ').replaceAll('_', ' ');
  const code = countryCode(value);
  const country = code === null ? null : (countries.of(code) ?? null);
  const about = familyName(value, language) ?? country;
  const label = [place, ...(about === null ? [] : [about]), distance(minutes)].join(' · ');
  return { value, minutes, label, search: fold(`${label} ${country ?? ''} ${value}`) };
}
