import { readFileSync } from 'node:fs';
import { parseRecorded, type Recorded } from '../../local/zones/recorded-changes.ts';
import { stateAt } from '../../local/zones/differences.ts';
import { fromRoot } from '../../local/support/paths.ts';

let read: Recorded | null = null;

/** Minutes east of UTC by the C library's reading of zone files, of which our own rules know nothing. */
function offsetAt(at: number, timeZone: string): number {
  read ??= parseRecorded(readFileSync(fromRoot('local', 'zones', 'recorded-changes.txt'), 'utf8'));
  const state = stateAt(read.zones.get(timeZone) ?? [], at);
  if (state === undefined) throw new Error(`nothing is recorded of ${timeZone} at that moment`);
  return state.offset;
}

/** The moment that a clock shows as `YYYY-MM-DDTHH:mm`, on a day without a change of clocks, by that source. */
export function recordedMoment(local: string, timeZone: string): Date {
  const wall = Date.parse(`${local}Z`);
  return new Date(wall - offsetAt(wall, timeZone) * 60_000);
}

/** The distance from UTC at a moment, as people write it: `UTC−5`. */
export function recordedDistance(at: Date, timeZone: string): string {
  const hours = offsetAt(at.getTime(), timeZone) / 60;
  return hours === 0 ? 'UTC' : `UTC${hours < 0 ? '−' : '+'}${Math.abs(hours)}`;
}
