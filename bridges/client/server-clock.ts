import type { Log } from './log.ts';

/** From so many milliseconds on our clock is wrong: the API takes five minutes. */
const OFF_MS = 60_000;
/** It is right again within so many, so that what is put right does not jump. */
const RIGHT_MS = 5_000;
/** A `Date` header has whole seconds, the fraction of which is cut off. */
const HALF_SECOND_MS = 500;
/** An answer that took longer says too little about when it was made. */
const LONGEST_TRIP_MS = 10_000;

/** Our clock, put right by the server's where it is wrong. */
export class ServerClock {
  #difference: number | null = null;
  #isOff = false;

  constructor(
    readonly ours: () => number,
    readonly log: Log,
  ) {}

  /** Milliseconds since 1970: by our clock, or by the server's where ours is more than a minute off. */
  now(): number {
    return this.ours() - this.correction();
  }

  /** Milliseconds that are taken off our clock; 0 where it is right. */
  correction(): number {
    return this.#isOff ? (this.#difference ?? 0) : 0;
  }

  /** Ours minus the server's, in milliseconds, within a second or two; null where no answer came yet. */
  difference(): number | null {
    return this.#difference;
  }

  /** @param date the answer's `Date`; the times are by our clock, uncorrected. */
  observe(sentAt: number, answeredAt: number, date: string | null): void {
    const theirs = date === null ? NaN : Date.parse(date);
    const trip = answeredAt - sentAt;
    // A clock that is set meanwhile says as little as an answer that took long.
    if (Number.isNaN(theirs) || trip < 0 || trip > LONGEST_TRIP_MS) return;
    this.#difference = Math.round(sentAt + trip / 2 - (theirs + HALF_SECOND_MS));
    const size = Math.abs(this.#difference);
    const isOff = size > (this.#isOff ? RIGHT_MS : OFF_MS);
    if (isOff === this.#isOff) return;
    this.#isOff = isOff;
    const seconds = Math.round(this.#difference / 1000);
    this.log(isOff ? 'error' : 'info', isOff ? 'clock.off' : 'clock.right', { seconds });
  }
}
