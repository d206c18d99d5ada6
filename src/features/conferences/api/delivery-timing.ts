import { deliveryState } from '../../../../domain/conference/email-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';

/** After so long without an end it "takes longer than usual", and is no longer asked for often. */
export const USUAL_MS = 120_000;
/** How often to look once so much time has passed since it began; from the latest step back. */
const LOOKS = [
  { after: 30_000, every: 5_000 },
  { after: 10_000, every: 2_500 },
  { after: 3_000, every: 1_000 },
] as const;
const FIRST_INTERVAL_MS = 400;
/** How often to look at an email that waits for its next try. */
const WAITING_LOOK_MS = 30_000;

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
  const waited = now - beginOf(conference, since);
  if (deliveryState(conference) === 'waiting') return waited >= 0 && waited < USUAL_MS;
  return Math.abs(waited) < USUAL_MS;
}

/** Whether a delivery has no end yet although it should have; one that waits says itself until when. */
export function isSlow(conference: Conference, since: number | undefined, now: number): boolean {
  if (isFinal(conference) || deliveryState(conference) === 'waiting') return false;
  return !isUnderWay(conference, since, now);
}

/**
 * When to look again: soon at first, ever later, and not at all once it is final or takes longer
 * than usual. In steps: TanStack Query asks at each rendering and begins its timer anew whenever the
 * answer has changed, so an answer that slid with the time would put the next look off for ever.
 *
 * @returns milliseconds, or false to stop.
 */
export function nextLook(
  conference: Conference | null | undefined,
  since: number | undefined,
  now: number,
): number | false {
  if (conference === undefined || conference === null) return false;
  if (!isUnderWay(conference, since, now)) {
    return deliveryState(conference) === 'waiting' ? WAITING_LOOK_MS : false;
  }
  const waited = Math.max(0, now - beginOf(conference, since));
  return LOOKS.find(({ after }) => waited >= after)?.every ?? FIRST_INTERVAL_MS;
}

/**
 * When what is awaited began, or begins: the Save, or the try of its email that is under way or next. How
 * long that was after the Save both tell by the server's clock.
 */
function beginOf(conference: Conference, since: number | undefined): number {
  const { email, savedAt } = conference;
  const state = deliveryState(conference);
  const tried = state === 'waiting' ? email?.nextTryAt : state === 'sending' ? email?.at : null;
  const later = tried ? Math.max(0, tried.getTime() - savedAt.getTime()) : 0;
  return (since ?? savedAt.getTime()) + later;
}
