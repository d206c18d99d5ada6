/**
 * How long an email may take from Save to the inbox before a test fails. It takes half a second;
 * the first one after the suite's start waits for the Functions emulator to start its processes,
 * which on a busy machine takes much longer.
 */
export const DELIVERY_MS = 60_000;
