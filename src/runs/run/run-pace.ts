/*
 * How fast a run goes. It must not make anybody else wait: whoever saves one conference meanwhile has
 * its email nearly as soon as always. Nobody can know beforehand what the functions and the mail server
 * bear, so the run feels its way, as TCP does: it begins slowly and doubles each time while nothing is slower
 * for it and all that is made comes to an end, which takes some seconds. From the first sign on, as TCP Vegas, it goes
 * faster while its own emails take no longer than usual, slower as soon as they do.
 */

/** The present pace of a run. */
export interface Pace {
  /** Conferences a second, evenly spaced. */
  readonly perSecond: number;
  /** How long an email takes from its Save when nothing waits, in milliseconds; null: not known yet. */
  readonly usualMs: number | null;
  /** Whether nothing has shown yet how fast is too fast. */
  readonly isFinding: boolean;
  /** Where it was last too fast, conferences a second; null: never yet. */
  readonly tooFast: number | null;
  /** How often in a row it was well since it was last too fast. */
  readonly wellInARow: number;
  /** Conferences that waited for their email's end at the last look. */
  readonly waiting: number;
  /** For how long more have been made than came to an end, in milliseconds. */
  readonly behindMs: number;
  /** How long the newest emails took, in milliseconds, the newest last. */
  readonly recentMs: readonly number[];
  /** How many of those came since the pace was last thought about. */
  readonly unjudged: number;
  /** Emails that the mail server refused for now since one was last sent. */
  readonly putOff: number;
}

/** What was seen since the last look. */
export interface Seen {
  /** From Save to sent, in milliseconds, of the emails that went out meanwhile. */
  readonly tookMs: readonly number[];
  /** Emails that came to an end meanwhile, or were refused for now. */
  readonly ended: number;
  /** Conferences made whose email has no end yet, and has not been refused for now. */
  readonly waiting: number;
  /** Emails that the mail server has refused for now since the last look. */
  readonly putOff: number;
  /** For how long was looked, in milliseconds. */
  readonly lookedMs: number;
}

/** A beginning that no installation notices, and that shows how long an email usually takes. */
export const FIRST_PACE: Pace = {
  perSecond: 2,
  usualMs: null,
  isFinding: true,
  tooFast: null,
  wellInARow: 0,
  waiting: 0,
  behindMs: 0,
  recentMs: [],
  unjudged: 0,
  putOff: 0,
};
export const SLOWEST_PER_SECOND = 0.2;
export const FASTEST_PER_SECOND = 40;
/** However fast it went, no more conferences than these wait for their email. */
export const MOST_WAITING = 200;

/** One email may be slow for any reason: the middle one of so many is looked at, once there are new ones. */
const JUDGED = 9;
const NEW_ONES = 5;
/**
 * At first fewer do, as they come slowly, to go faster: what they mistake is put right by those that come twice as
 * fast. To go slower they do not: a run that stops doubling at two a second needs a minute to find its pace.
 */
const FIRST_ONES = 2;
/** Below so much of what was usual, whatever had to start up first is still on its way. */
const STARTING = 0.8;
/** Up to so many times the usual, emails are as fast as ever; from so many on the run slows down. */
const UNNOTICED = 1.35;
const NOTICED = 1.7;
/**
 * Twice as fast until something was too fast. Then as TCP CUBIC: quickly to just below where that was, past it in steps
 * that begin small and become larger, and quickly again well beyond.
 */
const FINDING = 2;
const FASTER = 1.25;
const STEP = 0.007;
const JUST_BELOW = 0.9;
const WELL_BEYOND = 1.15;
const SLOWER = 0.7;
/** Of what is made, so much more than comes to an end is a queue that grows. */
const BEHIND = 0.25;
/** Where emails queue up, what comes out is what the installation bears; a little less lets the queue end. */
const OF_WHAT_IS_BORNE = 0.8;
const MUCH_SLOWER = 0.25;
/** What was too fast once may have been so for a passing reason, or may be much too fast now. */
const LOWERING = 0.95;
/** The least ever seen may have been luck: each time it counts for a little more. */
const FORGETTING = 1.004;
/** So slow a run delays nobody: what an email takes then is what it takes. */
const UNNOTICED_PER_SECOND = 2;
const LEARNING = 0.3;
/** Clocks and timers are no more exact than this, in milliseconds. */
const GRAIN_MS = 5;

/** The pace from here on. */
export function nextPace(before: Pace, seen: Seen): Pace {
  const pace: Pace = {
    ...before,
    recentMs: [...before.recentMs, ...seen.tookMs].slice(-JUDGED),
    unjudged: before.unjudged + seen.tookMs.length,
    putOff: seen.putOff + (seen.tookMs.length > 0 ? 0 : before.putOff),
    waiting: seen.waiting,
    behindMs: isBehind(before, seen) ? before.behindMs + seen.lookedMs : 0,
  };
  // One alone may be a matter of its recipient's; several in a row are too many for the server.
  if (seen.putOff > 0 && pace.putOff > Math.max(1, seen.tookMs.length)) {
    return slower(pace, pace.isFinding || seen.tookMs.length === 0 ? MUCH_SLOWER : SLOWER);
  }
  // Before the first email went out, a queue is whatever has to start up.
  if (pace.usualMs !== null && seen.waiting > waitingAsUsual(pace, pace.usualMs, seen.lookedMs)) {
    return queueing(pace, seen);
  }
  const isEnough = pace.unjudged >= NEW_ONES;
  if (!isEnough && !(pace.isFinding && pace.unjudged >= FIRST_ONES)) return pace;
  const took = middle(pace.recentMs);
  const isSlow = pace.usualMs !== null && took > pace.usualMs * UNNOTICED + GRAIN_MS;
  if (isSlow && !isEnough) return pace;
  const usualMs = usualOf(pace, took);
  const judged: Pace = { ...pace, usualMs, unjudged: 0 };
  if (took > usualMs * NOTICED + GRAIN_MS) return queueing(judged, seen);
  if (took > usualMs * UNNOTICED + GRAIN_MS) return { ...judged, isFinding: false, wellInARow: 0 };
  if (judged.isFinding) return found(judged, before, seen, took);
  return { ...judged, perSecond: bounded(faster(judged)), wellInARow: judged.wellInARow + 1 };
}

/** The next pace while it is being found and emails are as fast as ever: `took` milliseconds. */
function found(pace: Pace, before: Pace, seen: Seen, took: number): Pace {
  // The ends of what is made faster come as much later as an email takes. Still fewer after that are a queue, and
  // where functions have only just started up, what it takes to wait in it seems usual.
  if (pace.behindMs > took + 2 * seen.lookedMs) return queueing(pace, seen);
  if (pace.behindMs > 0) return pace;
  // What an email usually takes has to be known first: at a pace that delays others it is never seen again.
  const isKnown = before.usualMs !== null && took >= before.usualMs * STARTING;
  return { ...pace, recentMs: [], perSecond: bounded(pace.perSecond * (isKnown ? FINDING : 1)) };
}

function faster({ perSecond, tooFast, wellInARow }: Pace): number {
  const quickly = perSecond * FASTER;
  if (tooFast === null || perSecond >= tooFast * WELL_BEYOND) return quickly;
  const justBelow = tooFast * JUST_BELOW;
  if (perSecond < justBelow) return Math.min(quickly, justBelow);
  return Math.min(quickly, perSecond * (1 + STEP * wellInARow));
}

/** Whether clearly more was made since the last look than came to an end; one more is chance. */
function isBehind(before: Pace, { waiting, ended }: Seen): boolean {
  const grown = waiting - before.waiting;
  return before.usualMs !== null && grown > Math.max(1, BEHIND * (ended + grown));
}

/** Emails wait for each other: what has ended meanwhile is what the installation bears. */
function queueing(pace: Pace, { ended, lookedMs }: Seen): Pace {
  const borne = (ended * 1_000) / Math.max(1, lookedMs);
  // Those that stood in the queue tell nothing of this pace.
  const afterwards: Pace = { ...pace, recentMs: [], unjudged: 0 };
  const factor = (OF_WHAT_IS_BORNE * borne) / pace.perSecond;
  // The queue comes to its end by itself.
  if (!pace.isFinding && factor >= 1) return afterwards;
  const slowed = slower(afterwards, Math.min(SLOWER, Math.max(MUCH_SLOWER, factor)));
  return pace.isFinding ? { ...slowed, tooFast: Math.max(borne, slowed.perSecond) } : slowed;
}

function slower(pace: Pace, factor: number): Pace {
  return {
    ...pace,
    perSecond: bounded(pace.perSecond * factor),
    isFinding: false,
    wellInARow: 0,
    tooFast: Math.max(pace.perSecond, (pace.tooFast ?? 0) * LOWERING),
    // What was made at the faster pace says nothing about this one.
    unjudged: 0,
  };
}

/**
 * By Little's law as many wait as come in the time that one takes; twice that is a queue. Those that
 * came since the last look may not be known to have ended.
 */
function waitingAsUsual(pace: Pace, usualMs: number, lookedMs: number): number {
  return 4 + (pace.perSecond * (2 * usualMs + lookedMs)) / 1_000;
}

function usualOf({ usualMs, perSecond, isFinding }: Pace, took: number): number {
  if (usualMs === null) return took;
  if (isFinding) return Math.min(usualMs, took);
  if (perSecond <= UNNOTICED_PER_SECOND) return usualMs + LEARNING * (took - usualMs);
  return Math.min(usualMs * FORGETTING, took);
}

function bounded(perSecond: number): number {
  return Math.min(FASTEST_PER_SECOND, Math.max(SLOWEST_PER_SECOND, perSecond));
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
