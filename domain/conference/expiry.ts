import { Temporal } from 'temporal-polyfill';
import type { ConferenceProblem } from './conference.ts';

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

/** Which of the two moments of a doubled hour is meant. */
export type DoubledChoice = 'earlier' | 'later';

/** `YYYY-MM-DDTHH:mm`, what a calendar with a time field yields. */
const LOCAL_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * Finds the moment, or the moments, that a wall clock in `timeZone` shows as `local`.
 *
 * @param local `YYYY-MM-DDTHH:mm`, without zone or offset.
 * @param timeZone IANA name.
 * @throws RangeError when `local` has another form, names no day of the calendar, or the zone is
 *   unknown.
 */
export function resolveLocalDateTime(local: string, timeZone: string): LocalResolution {
  if (!LOCAL_DATE_TIME.test(local)) throw new RangeError('expected YYYY-MM-DDTHH:mm');
  const wall = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { kind: 'exact', instant: toDate(earlier) };
  }
  return earlier.toPlainDateTime().equals(wall)
    ? { kind: 'doubled', earlier: toDate(earlier), later: toDate(later) }
    : { kind: 'skipped', before: toDate(earlier), after: toDate(later) };
}

/** What became of an expiry that somebody typed. */
export type ExpiryCheck =
  | { readonly ok: true; readonly instant: Date }
  | {
      readonly ok: false;
      readonly problem: ConferenceProblem;
      readonly resolution: LocalResolution | null;
    };

/**
 * Judges an expiry as typed: it must exist once in the account's zone (or twice and `choice` says
 * which) and lie in the future.
 *
 * @param local `YYYY-MM-DDTHH:mm`, or empty.
 * @param now the present moment, injected.
 * @returns the moment, or the problem together with what the time could mean, so that the form can
 *   offer both readings; `resolution` is null where there is nothing to read.
 */
export function checkExpiry(
  local: string,
  timeZone: string,
  now: Date,
  choice?: DoubledChoice,
): ExpiryCheck {
  let resolution: LocalResolution;
  try {
    resolution = resolveLocalDateTime(local, timeZone);
  } catch {
    return { ok: false, problem: 'expiry.required', resolution: null };
  }
  if (resolution.kind === 'skipped') return { ok: false, problem: 'expiry.skipped', resolution };
  if (resolution.kind === 'doubled' && choice === undefined) {
    return { ok: false, problem: 'expiry.doubled', resolution };
  }
  const instant =
    resolution.kind === 'exact' ? resolution.instant : resolution[choice ?? 'earlier'];
  return isFuture(instant, now)
    ? { ok: true, instant }
    : { ok: false, problem: 'expiry.past', resolution };
}

/** Whether `instant` lies after `now`; the very moment does not. */
export function isFuture(instant: Date, now: Date): boolean {
  return instant.getTime() > now.getTime();
}

function toDate(at: Temporal.ZonedDateTime): Date {
  return new Date(at.epochMilliseconds);
}
