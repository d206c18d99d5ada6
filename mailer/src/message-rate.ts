/** Mail that somebody waits for, or mail of a bulk run. */
export type Lane = 'interactive' | 'bulk';

/** When the last minute's messages were begun, in milliseconds since 1970, in no order. */
export type RecentSendings = Readonly<Record<Lane, readonly number[]>>;

/**
 * So long a message counts. A second more than the minute that is promised, because a message begins
 * a little after its time was written down, and no two instances have the same clock.
 */
export const WINDOW_MILLISECONDS = 61_000;

/** Of what the limit allows, the bulk lane takes at most so much, evenly spaced. */
const BULK_SHARE = 0.8;

/**
 * Whether a message may begin now, under a limit of so many a minute over both lanes. Interactive
 * mail goes as soon as the minute has room. Bulk mail leaves a tenth of the limit free at any moment
 * (one at least, where the limit is more than one), so that an interactive message finds room however
 * much bulk mail there is.
 *
 * @param limit messages a minute, 1 or more
 * @param now in milliseconds since 1970
 * @returns 0: go; otherwise in how many milliseconds to ask again.
 */
export function waitFor(recent: RecentSendings, lane: Lane, limit: number, now: number): number {
  const { interactive, bulk } = keepRecent(recent, now);
  const all = [...interactive, ...bulk];
  if (lane === 'interactive') return untilFewerThan(limit, all, now);
  return Math.max(
    untilFewerThan(limit - reserveOf(limit), all, now),
    Math.max(...bulk, -Infinity) + Math.ceil(WINDOW_MILLISECONDS / (BULK_SHARE * limit)) - now,
    0,
  );
}

/**
 * What still counts. A time further ahead than the window is left out: some clock was wrong, and
 * nothing would be sent until then.
 */
export function keepRecent({ interactive, bulk }: RecentSendings, now: number): RecentSendings {
  const counts = (at: number) => Math.abs(now - at) < WINDOW_MILLISECONDS;
  return { interactive: interactive.filter(counts), bulk: bulk.filter(counts) };
}

function reserveOf(limit: number): number {
  return limit > 1 ? Math.ceil(limit / 10) : 0;
}

/** In how many milliseconds fewer than `count` of these times lie within the window. */
function untilFewerThan(count: number, times: readonly number[], now: number): number {
  const last = [...times].sort((a, b) => b - a)[count - 1];
  return last === undefined ? 0 : last + WINDOW_MILLISECONDS - now;
}
