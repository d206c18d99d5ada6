import { setTimeout as sleep } from 'node:timers/promises';
import { counted } from './counted.ts';
import { Problem } from './problem.ts';

/** How far something is that is not there yet. Any change is a movement; what is absent is as before. */
export interface Progress {
  /** So many are there, … */
  readonly count?: number;
  /** … of so many. */
  readonly of?: number;
  /** Not said, but watched: anything that changes while something goes on, such as a log's length. */
  readonly sign?: string | number;
  readonly done?: never;
}

/** What a look at it found: what was waited for, or how far it is. */
export type Look<T> = { readonly done: T } | Progress;

/** Time as a wait sees it, in milliseconds. */
export interface Clock {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** How to wait. */
export interface WaitManner {
  /** Told what is being waited for, after some seconds and again when that changes. */
  readonly say?: (line: string) => void;
  /** What to do when nothing moves any more; ends the sentence, so begins small and has no full stop. */
  readonly advice: string;
  /** How long nothing may move. */
  readonly patienceMs?: number;
  readonly clock?: Clock;
}

/** Two cores that ten programs want need a minute to start a process that is there in a second alone. */
const PATIENCE_MS = 5 * 60_000;
const PAUSE_MS = 100;
const SAY_AFTER_MS = 5000;
const SAY_EVERY_MS = 5000;
const MINUTE_MS = 60_000;
/**
 * No more than this of one pause counts. A machine that slept, or gave this process no time, gave what
 * is waited for none either.
 */
const MOST_OF_A_PAUSE_MS = 1000;

const WALL_CLOCK: Clock = { now: Date.now, sleep };

/**
 * Looks again and again until it is done. There is no time by which it must be: the wait ends only when
 * nothing has moved for a long time, so a slow machine takes longer and does not fail.
 *
 * @param what  completes "Waiting for …"
 * @param look  may take its time, and may never answer; what it throws ends the wait at once
 * @throws Problem, one sentence that says how far it had come, when nothing moved for `patienceMs`
 */
export async function untilDone<T>(
  manner: WaitManner,
  what: string,
  look: () => Promise<Look<T>>,
): Promise<T> {
  const { clock = WALL_CLOCK } = manner;
  const patience = new Patience(manner, what, clock);
  let looking: Promise<Look<T>> | null = null;
  for (;;) {
    looking ??= look();
    const pause = clock.sleep(PAUSE_MS).then(() => null);
    const found: Look<T> | null = await Promise.race([looking, pause]);
    if (found !== null) {
      if ('done' in found) return found.done;
      patience.see(found);
      looking = null;
      await pause;
    }
    patience.pass();
  }
}

/**
 * Does some work, for as long as it moves.
 *
 * @param what  completes "Waiting for …"
 * @param work  tells with `moved` how far it is; `signal` is aborted when it is waited for no longer
 * @throws what the work throws; Problem as `untilDone` does
 */
export async function whileMoving<T>(
  manner: WaitManner,
  what: string,
  work: (moved: (progress: Progress) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const givenUp = new AbortController();
  const state: { progress: Progress; settled: (() => T) | null } = { progress: {}, settled: null };
  // Kept apart from the progress, which part of a work may go on to tell of when another has failed.
  const working = work((progress) => {
    state.progress = progress;
  }, givenUp.signal);
  working.then(
    (done) => {
      state.settled = () => done;
    },
    (error: unknown) => {
      state.settled = () => {
        throw error;
      };
    },
  );
  const look = (): Look<T> => (state.settled === null ? state.progress : { done: state.settled() });
  try {
    return await untilDone(manner, what, () => Promise.resolve().then(look));
  } catch (error) {
    givenUp.abort(error);
    throw error;
  }
}

/** How long nothing has moved, and what is said meanwhile. */
class Patience {
  private readonly patienceMs: number;
  private known: Progress = {};
  private figures = '';
  private waitedMs = 0;
  private quietMs = 0;
  private saidAtMs = -SAY_EVERY_MS;
  private said = '';
  private passedAt: number;

  constructor(
    private readonly manner: WaitManner,
    private readonly what: string,
    private readonly clock: Clock,
  ) {
    this.patienceMs = manner.patienceMs ?? PATIENCE_MS;
    this.passedAt = clock.now();
  }

  see(progress: Progress): void {
    const { count, of, sign } = { ...this.known, ...progress };
    const isNew = count !== this.known.count || of !== this.known.of || sign !== this.known.sign;
    if (!isNew) return;
    this.known = { ...this.known, ...progress };
    this.quietMs = 0;
    this.figures = count === undefined ? '' : of === undefined ? `${count}` : `${count} of ${of}`;
  }

  /** Counts the time since the last call, and throws when it is enough. */
  pass(): void {
    const now = this.clock.now();
    const passed = Math.min(now - this.passedAt, MOST_OF_A_PAUSE_MS);
    this.passedAt = now;
    this.waitedMs += passed;
    this.quietMs += passed;
    if (this.quietMs >= this.patienceMs) {
      const far = this.figures === '' ? '' : ` (${this.figures})`;
      throw new Problem(
        `Gave up waiting for ${this.what}${far}, as nothing has moved for ${minutes(this.patienceMs)}; ` +
          `${this.manner.advice}.`,
      );
    }
    this.tell();
  }

  private tell(): void {
    if (this.waitedMs < SAY_AFTER_MS || this.waitedMs - this.saidAtMs < SAY_EVERY_MS) return;
    const figures = this.figures === '' ? '' : `: ${this.figures}`;
    const quiet = this.quietMs < MINUTE_MS ? '' : `; nothing new for ${minutes(this.quietMs)}`;
    const line = `Waiting for ${this.what}${figures}${quiet}`;
    if (line === this.said) return;
    this.said = line;
    this.saidAtMs = this.waitedMs;
    this.manner.say?.(line);
  }
}

function minutes(milliseconds: number): string {
  return counted(Math.floor(milliseconds / MINUTE_MS), 'minute');
}
