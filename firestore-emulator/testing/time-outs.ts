/**
 * A test that meets its time-out cannot be stopped: it is still at work while the next one runs and while
 * its world is taken down, and what fails then would hide what hung.
 */
let timedOut = false;

/** Whether a test of this file has met its time-out, so that it may still be at work. */
export function hasTimedOut(): boolean {
  return timedOut;
}

/** For after-a-time-out.ts alone. */
export function setTimedOut(value: boolean): void {
  timedOut = value;
}
