import { COUNTRY_TABLE } from './country-table.ts';
import { namesIn } from './names-in.ts';

/*
 * To which country a zone belongs. Loaded only by who shows a calendar or a choice of zones.
 */

interface Country {
  /** ISO 3166. */
  readonly code: string;
  /** 0 for Sunday. */
  readonly weekStart: number;
}

let read: ReadonlyMap<string, Country> | null = null;

function readTable(): ReadonlyMap<string, Country> {
  return new Map(
    COUNTRY_TABLE.split('\n').flatMap((line) => {
      const [code = '', weekStart, names = ''] = line.split('|');
      const country = { code, weekStart: Number(weekStart) };
      return namesIn(names).map((name) => [name, country] as const);
    }),
  );
}

function countryOf(timeZone: string): Country | null {
  return (read ??= readTable()).get(timeZone) ?? null;
}

/** The code of a zone's country; null for a zone that is nowhere, such as `UTC`. */
export function countryCode(timeZone: string): string | null {
  return countryOf(timeZone)?.code ?? null;
}

/** With which day weeks begin where a zone is, 0 for Sunday: Monday (ISO 8601) where it is nowhere. */
export function weekStart(timeZone: string): number {
  return countryOf(timeZone)?.weekStart ?? 1;
}
