/** Timestamps as whole microseconds since 1970, which is how precisely Firestore keeps time. */
import { Timestamp } from './value.ts';

/** Milliseconds since 1970, as `Date.now` gives them. */
export type Clock = () => number;

/** Microseconds fit a double exactly until the year 2255. */
export function toMicros(time: Timestamp): number {
  return time.seconds * 1_000_000 + Math.floor(time.nanos / 1000);
}

export function fromMicros(micros: number): Timestamp {
  const seconds = Math.floor(micros / 1_000_000);
  return new Timestamp(seconds, (micros - seconds * 1_000_000) * 1000);
}

/** Commit times: as the clock tells, and each later than the one before. */
export class CommitClock {
  readonly #clock: Clock;
  #last: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#last = Math.floor(clock() * 1000);
  }

  /** The newest time given out, in microseconds. */
  get last(): number {
    return this.#last;
  }

  /**
   * A time for the next commit, in microseconds; it counts as given out only after `advance`.
   *
   * @param earliest  not before this, in microseconds
   */
  next(earliest = 0): number {
    return Math.max(Math.floor(this.#clock() * 1000), this.#last + 1, earliest);
  }

  /** Makes sure that every later time is after `micros`. */
  advance(micros: number): void {
    this.#last = Math.max(this.#last, micros);
  }
}
