import type { Release } from './changed-names.ts';
import releases from './releases.json' with { type: 'json' };

/** The releases that are known, oldest first, with the names whose clocks each changed. */
const RELEASES: readonly Release[] = releases;

/**
 * Tells of a zone which release had its clocks go otherwise last.
 *
 * @param since  IANA's name of a release, such as `2026b`: only later ones count; null: all that are known
 * @returns null for a zone that none of them changed
 */
export function changesSince(since: string | null): (timeZone: string) => string | null {
  // Their names sort as they came.
  const later = RELEASES.filter(({ version }) => since === null || version > since);
  return (timeZone) => later.findLast(({ changed }) => changed.includes(timeZone))?.version ?? null;
}
