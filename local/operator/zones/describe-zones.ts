import { localDateTime } from '../../../domain/time/local-time.ts';
import { distance } from '../../../domain/time/zone-words.ts';
import { offsetAt } from '../../../domain/time/zones.ts';
import type { ZonesReport } from './check-zones.ts';
import type { MovedExpiry } from './moved-expiries.ts';

/** The report in a few lines, for the terminal. */
export function describeZones(report: ZonesReport, where: string): string {
  const { version, changed, unknown, unreadable, moved } = report;
  return [
    `The rules of zones are IANA's ${version}.`,
    ...part(
      changed.length === 0
        ? `No account in ${where} is in a zone whose clocks a release changed.`
        : `Accounts in ${where} in zones whose clocks a release changed:`,
      changed.map(
        ({ accountId, timeZone, release }) => `${accountId}  ${timeZone}, changed by ${release}`,
      ),
    ),
    ...part(
      unknown.length === 0 ? null : 'Accounts whose time zone does not exist; they go by UTC:',
      unknown.map(
        ({ accountId, timeZone }) =>
          `${accountId}  ${timeZone}: put it right with account:zone ${accountId} <zone>`,
      ),
    ),
    ...part(unreadable.length === 0 ? null : 'Accounts that are not valid:', unreadable),
    ...part(
      moved.length === 0
        ? 'Every expiry is at the time that was chosen.'
        : 'Expiries that are not at the time that was chosen; zones:mend puts them right:',
      moved.map(describeMoved),
    ),
  ].join('\n');
}

function part(heading: string | null, lines: readonly string[]): string[] {
  return heading === null ? [] : [heading, ...lines.map((line) => `  ${line}`)];
}

/** `acme/c…  Board: 2026-12-12 17:00 was chosen in America/Winnipeg (UTC−5), 2026-12-12 18:00 is stored` */
export function describeMoved(moved: MovedExpiry): string {
  const { accountId, conferenceId, tag, chosen, expiresAt, due } = moved;
  const { local, timeZone } = chosen;
  const stored = localDateTime(expiresAt, timeZone);
  return (
    `${accountId}/${conferenceId}  ${tag}: ${readable(local)} was chosen in ${timeZone} ` +
    `(${distance(offsetAt(due.getTime(), timeZone))}), ${readable(stored)} is stored`
  );
}

function readable(local: string): string {
  return local.replace('T', ' ');
}
