import { offsetAt } from './zones.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The moment at which a clock in UTC shows what a clock in `timeZone` shows at `instant`: what a calendar
 * without zones can take apart.
 *
 * @throws RangeError for an unknown zone
 */
export function onLocalClock(instant: Date, timeZone: string): Date {
  const at = instant.getTime();
  return new Date(at + offsetAt(at, timeZone) * MINUTE);
}

/** `YYYY-MM-DDTHH:mm` that a clock in `timeZone` shows at `instant`. */
export function localDateTime(instant: Date, timeZone: string): string {
  return onLocalClock(instant, timeZone).toISOString().slice(0, -':00.000Z'.length);
}

/** The day, `YYYY-MM-DD`, that a calendar in `timeZone` shows at `instant`. */
export function dayIn(instant: Date, timeZone: string): string {
  return localDateTime(instant, timeZone).split('T')[0] ?? '';
}

/** `2026-11-25 09:02:13` on a clock in `timeZone`: what spreadsheets take for a time, in any language. */
export function sheetTime(instant: Date, timeZone: string): string {
  return onLocalClock(instant, timeZone).toISOString().slice(0, -'.000Z'.length).replace('T', ' ');
}

/**
 * What a wall-clock time means in a zone. On the day of a clock change it may not exist (`skipped`:
 * the clock jumps over it) or exist twice (`doubled`).
 *
 * `before` and `after` are the two ways to read a skipped time (RFC 5545 3.3.5 and Temporal's
 * disambiguation `earlier` and `later`): `before` shifts it back by the length of the gap, `after`
 * shifts it forward, so both name times that the clock does show.
 */
export type LocalResolution =
  | { readonly kind: 'exact'; readonly instant: Date }
  | { readonly kind: 'skipped'; readonly before: Date; readonly after: Date }
  | { readonly kind: 'doubled'; readonly earlier: Date; readonly later: Date };

/** `YYYY-MM-DDTHH:mm`, what a calendar with a time field yields. */
const LOCAL_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** The moment at which a clock in UTC shows `local`; null where that is no day or time of the calendar. */
function readLocal(local: string): number | null {
  if (!LOCAL_DATE_TIME.test(local)) return null;
  const at = Date.parse(`${local}Z`);
  // Some take 30 February for 2 March, and 24:00 for the next day.
  const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(local);
  return isDay ? at : null;
}

/** Whether a text is a day of the calendar and a time, `YYYY-MM-DDTHH:mm`. */
export function isLocalDateTime(text: string): boolean {
  return readLocal(text) !== null;
}

/**
 * The first moment of a day, `YYYY-MM-DD`, in a zone; where the clock jumps over midnight, the jump.
 *
 * @throws RangeError as `resolveLocalDateTime`
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = resolveLocalDateTime(`${day}T00:00`, timeZone);
  if (midnight.kind === 'exact') return midnight.instant;
  return midnight.kind === 'doubled' ? midnight.earlier : midnight.after;
}

/**
 * Finds the moment, or the moments, that a wall clock in `timeZone` shows as `local`.
 *
 * @param local `YYYY-MM-DDTHH:mm`, without zone or offset.
 * @param timeZone IANA name.
 * @throws RangeError when `local` has another form, names no day of the calendar, or the zone is
 *   unknown.
 */
export function resolveLocalDateTime(local: string, timeZone: string): LocalResolution {
  const wall = readLocal(local);
  if (wall === null) throw new RangeError('expected YYYY-MM-DDTHH:mm');
  // No clock changes twice within two days.
  const before = offsetAt(wall - DAY, timeZone) * MINUTE;
  const after = offsetAt(wall + DAY, timeZone) * MINUTE;
  const moments = [...new Set([before, after])]
    .filter((offset) => offsetAt(wall - offset, timeZone) * MINUTE === offset)
    .map((offset) => new Date(wall - offset))
    .sort((a, b) => a.getTime() - b.getTime());
  const [earlier, later] = moments;
  if (earlier === undefined) {
    return { kind: 'skipped', before: new Date(wall - after), after: new Date(wall - before) };
  }
  return later === undefined
    ? { kind: 'exact', instant: earlier }
    : { kind: 'doubled', earlier, later };
}
