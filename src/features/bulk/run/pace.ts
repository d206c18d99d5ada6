/*
 * How fast a run goes. It must not make anybody else wait: whoever saves one conference meanwhile has
 * its email nearly as soon as always. Nobody can know beforehand what the functions and the mail server
 * bear, so the run feels its way, as TCP Vegas does: a little faster while its own emails take no
 * longer than usual, slower as soon as they do.
 */

/** The present pace of a run. */
export interface Pace {
  /** Conferences a second, evenly spaced. */
  readonly perSecond: number;
  /** How long an email takes from its Save when nothing waits, in milliseconds; null: not known yet. */
  readonly usualMs: number | null;
  /** Where it was last too fast, conferences a second; null: never yet. */
  readonly tooFast: number | null;
}

/** What was seen since the pace was last set. */
export interface Seen {
  /** From Save to sent, in milliseconds, of the emails that went out meanwhile. */
  readonly tookMs: readonly number[];
  /** Conferences made whose email has no end yet. */
  readonly waiting: number;
  /** For how long was looked, in milliseconds. */
  readonly lookedMs: number;
}

/** A beginning that no installation notices, and that shows how long an email usually takes. */
export const FIRST_PACE: Pace = { perSecond: 2, usualMs: null, tooFast: null };
export const SLOWEST_PER_SECOND = 0.2;
export const FASTEST_PER_SECOND = 40;
/** However fast it went, no more conferences than these wait for their email. */
export const MOST_WAITING = 200;

/** Up to so many times the usual, emails are as fast as ever; from so many on the run slows down. */
const UNNOTICED = 1.35;
const NOTICED = 1.7;
/** Quickly where nothing was ever too fast, and far from where it was; else in small steps. */
const FASTER = 1.2;
const CAUTIOUSLY_FASTER = 1.02;
const FAR_BELOW = 0.6;
const WELL_BEYOND = 1.15;
const SLOWER = 0.7;
/** What was too fast once may have been so for a passing reason, or may be much too fast now. */
const LOWERING = 0.95;
/** The least ever seen may have been luck: each look it counts for a little more. */
const FORGETTING = 1.01;
/** Clocks and timers are no more exact than this, in milliseconds. */
const GRAIN_MS = 5;

/** The pace from here on. */
export function nextPace(pace: Pace, seen: Seen): Pace {
  const took = middle(seen.tookMs);
  const usualMs = usualOf(pace.usualMs, took);
  const isQueueing = seen.waiting > waitingAsUsual(pace, seen, usualMs);
  if (isQueueing || isSlower(took, usualMs, NOTICED)) {
    const tooFast = Math.max(pace.perSecond, (pace.tooFast ?? 0) * LOWERING);
    return { perSecond: bounded(pace.perSecond * SLOWER), usualMs, tooFast };
  }
  // Nothing came to its end, and nothing piles up: nothing is known.
  if (took === null || isSlower(took, usualMs, UNNOTICED)) return { ...pace, usualMs };
  const factor = isNear(pace) ? CAUTIOUSLY_FASTER : FASTER;
  return { ...pace, perSecond: bounded(pace.perSecond * factor), usualMs };
}

/** Whether this is about where it was too fast; well beyond, that is over. */
function isNear({ perSecond, tooFast }: Pace): boolean {
  return tooFast !== null && perSecond > tooFast * FAR_BELOW && perSecond < tooFast * WELL_BEYOND;
}

function isSlower(took: number | null, usualMs: number | null, times: number): boolean {
  return took !== null && usualMs !== null && took > usualMs * times + GRAIN_MS;
}

/**
 * By Little's law as many wait as come in the time that one takes; twice that is a queue. Those that
 * came since the last look may not be known to have ended.
 */
function waitingAsUsual(pace: Pace, seen: Seen, usualMs: number | null): number {
  const seconds = (2 * (usualMs ?? 5_000) + seen.lookedMs) / 1_000;
  return 4 + pace.perSecond * seconds;
}

function usualOf(known: number | null, took: number | null): number | null {
  if (took === null) return known;
  return known === null ? took : Math.min(known * FORGETTING, took);
}

function bounded(perSecond: number): number {
  return Math.min(FASTEST_PER_SECOND, Math.max(SLOWEST_PER_SECOND, perSecond));
}

function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
