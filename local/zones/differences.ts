import type { Recorded, RecordedState } from './recorded-changes.ts';
import { RECORDED_FROM, RECORDED_YEARS } from './recorded-changes.ts';

const UNTIL = Date.UTC(RECORDED_YEARS[1], 0, 1);
const HALF_DAY = 12 * 3_600_000;

/**
 * Where rules go otherwise than a second source: at its beginning, on both sides of each of its changes, and,
 * as rules might have changes that it has not, twice on every day.
 *
 * @param offsetAt  minutes east of UTC at a moment in a zone
 * @returns a line for each zone that differs, with the first moment of it
 */
export function differences(
  { zones }: Recorded,
  offsetAt: (at: number, timeZone: string) => number,
): string[] {
  return [...zones].flatMap(([name, states]) => {
    const moments = [...states.flatMap(({ at }) => [at - 1, at]), ...halfDays()];
    const first = moments
      .filter((at) => at >= RECORDED_FROM)
      .find((at) => offsetAt(at, name) !== stateAt(states, at)?.offset);
    return first === undefined ? [] : [`${name} from ${new Date(first).toISOString()}`];
  });
}

/** How a clock stands at a moment. */
export function stateAt(states: readonly RecordedState[], at: number): RecordedState | undefined {
  return states.findLast((state) => state.at <= at);
}

function* halfDays(): Generator<number> {
  for (let at = RECORDED_FROM; at < UNTIL; at += HALF_DAY) yield at;
}
