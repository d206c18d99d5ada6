import { deliveryState, type Conference } from '../../../../domain/conference.ts';

/** After so long without an end it "takes longer than usual", and is no longer asked for often. */
export const USUAL_MS = 120_000;
const FIRST_INTERVAL_MS = 400;
const LONGEST_INTERVAL_MS = 5_000;

/** Whether the newest Save's email has come to its end, good or bad. */
export function isFinal(conference: Pick<Conference, 'saveId' | 'email'>): boolean {
  const state = deliveryState(conference);
  return state === 'sent' || state === 'failed';
}

/**
 * Whether something is about to happen to a conference, so that it is worth looking at often.
 *
 * @param since when this page made the Save, on this machine's clock in milliseconds; undefined for
 *   Saves made elsewhere, of which only the server's time is known.
 */
export function isUnderWay(
  conference: Conference,
  since: number | undefined,
  now: number,
): boolean {
  if (isFinal(conference)) return false;
  return Math.abs(now - (since ?? conference.savedAt.getTime())) < USUAL_MS;
}

/** Whether a delivery has no end yet although it should have. */
export function isSlow(conference: Conference, since: number | undefined, now: number): boolean {
  return !isFinal(conference) && !isUnderWay(conference, since, now);
}

/**
 * When to look again: soon at first, ever later, and not at all once it is final or takes longer
 * than usual.
 *
 * @returns milliseconds, or false to stop.
 */
export function nextLook(
  conference: Conference | null | undefined,
  since: number | undefined,
  now: number,
): number | false {
  if (conference === undefined || conference === null) return false;
  if (!isUnderWay(conference, since, now)) return false;
  const waited = Math.max(0, now - (since ?? conference.savedAt.getTime()));
  return Math.min(LONGEST_INTERVAL_MS, FIRST_INTERVAL_MS + waited / 5);
}
