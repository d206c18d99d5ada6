import type { CallRole } from '../bridge/resolve.ts';
import { localDateTime } from '../time/local-time.ts';

/** Minutes between two marks of a time axis: parts of an hour or of a day. */
const STEPS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440];
const MINUTE = 60_000;

/**
 * The moments at which an axis has marks: on whole steps of the clock in `timeZone`, `most` at most.
 * The start alone where the span is so short that no minute begins in it.
 *
 * @param start milliseconds since 1970, as `end` and what is returned
 */
export function timeTicks(
  start: number,
  end: number,
  timeZone: string,
  most: number,
): readonly number[] {
  const step = STEPS.find((minutes) => (end - start) / (minutes * MINUTE) <= most - 1);
  const every = (step ?? Math.ceil((end - start) / (1440 * MINUTE) / (most - 1)) * 1440) * MINUTE;
  const clock = localDateTime(new Date(start), timeZone).slice(11);
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  // How far the clock has come since its day began, and from there on to the next whole step.
  const sinceMidnight = (hours * 60 + minutes) * MINUTE + (start % MINUTE);
  const first = start + ((every - (sinceMidnight % every)) % every);
  const ticks: number[] = [];
  for (let at = first; at <= end; at += every) ticks.push(at);
  return ticks.length === 0 ? [start] : ticks;
}

/**
 * The legs that are drawn where there are more than so many: leaders before anybody else, also those
 * who came late, and then who came first. In the order in which they are given.
 */
export function drawnLegs<Leg extends { readonly role: CallRole }>(
  legs: readonly Leg[],
  most: number,
): readonly Leg[] {
  const leaders = legs.filter(({ role }) => role === 'leader');
  const others = legs.filter(({ role }) => role !== 'leader');
  const drawn = new Set([...leaders, ...others].slice(0, most));
  return legs.filter((leg) => drawn.has(leg));
}
