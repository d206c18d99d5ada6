import type { LegFailedReason, LegLeftReason } from '../../client/index.ts';

/**
 * Hangup causes (Q.850, as Asterisk has them in causes.h) of a line that was lost, not hung up: destination and
 * network out of order, temporary failure, congestion, channel unavailable (RTP that has stopped), timer
 * expired, protocol errors, interworking.
 */
const LOST = new Set([27, 38, 41, 42, 44, 47, 102, 111, 127]);

/** What the dialplan's `h` says of somebody who is out. */
export interface OutFacts {
  /** CONFBRIDGE_RESULT: HANGUP, KICKED, ENDMARKED, DTMF, TIMEOUT, FAILED, or nothing. */
  readonly result: string;
  /** HANGUPCAUSE; null where it is not known. */
  readonly cause: number | null;
  /** CONFBRIDGE_INFO of that moment. */
  readonly isLocked: boolean;
  readonly parties: number;
  /** The caller's side has hung up. */
  readonly hasHungUp: boolean;
}

export function isLostLine(cause: number | null): boolean {
  return cause !== null && LOST.has(cause);
}

/** @param isOver whether the conference was being ended for all. */
export function leftReason(
  { result, cause }: Pick<OutFacts, 'result' | 'cause'>,
  isOver: boolean,
): LegLeftReason {
  if (result === 'ENDMARKED' || result === 'TIMEOUT') return 'conferenceEnded';
  if (result === 'KICKED') return isOver ? 'conferenceEnded' : 'removed';
  if (result === 'DTMF') return 'hungUp';
  return isLostLine(cause) || result === 'FAILED' ? 'lineLost' : 'hungUp';
}

/** Why somebody who was let in did not get into the conference. */
export function failedReason(facts: OutFacts): LegFailedReason {
  const { result, isLocked, parties, hasHungUp } = facts;
  if (result === 'FAILED' && isLocked) return 'locked';
  if (hasHungUp || result === 'HANGUP' || result === '') return 'hungUp';
  // ConfBridge refuses with the same result, and the same sentence, what is locked and what is full.
  if (result === 'FAILED' && parties > 0) return 'full';
  return 'error';
}
