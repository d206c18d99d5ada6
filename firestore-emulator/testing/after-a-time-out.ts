/** What each file of tests begins with: after a time-out nothing else of the file runs beside what hangs. */
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { hasTimedOut, setTimedOut } from './time-outs.ts';

// Files share a process; the next one has a world of its own.
beforeAll(() => {
  setTimedOut(false);
});

beforeEach(({ skip }) => {
  skip(hasTimedOut(), 'A test before it met its time-out, and may still be at work');
});

afterEach(({ signal }) => {
  if (signal.aborted) setTimedOut(true);
});
