/**
 * How long a test waits before it fails. Each of them finds what hangs, and measures nothing: how fast
 * something comes depends on what else the machine has to do.
 */

/** For what a page shows of itself, or reads; it takes a fraction of a second. */
export const SCREEN_MS = 60_000;

/**
 * For an email from Save to the inbox. It takes half a second; the first one after the suite's start
 * waits for the Functions emulator to start its processes, which on a busy machine takes much longer.
 */
export const DELIVERY_MS = 280_000;

/** For a test as a whole. */
export const TEST_MS = 600_000;
