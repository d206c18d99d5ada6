import type { CallRole } from '../bridge/resolve.ts';
import type { CallState } from './call-state.ts';

/** A call that is going on, as members see it now. */
export interface LiveCall {
  /** Who is there. */
  readonly callers: number;
  /** Of them. */
  readonly leaders: number;
  /**
   * Of them, who hears music because no leader is there: all participants, or nobody. So a participant
   * waits where this is not 0.
   */
  readonly waiting: number;
  /** Null where the bridge has not said. */
  readonly isLocked: boolean | null;
}

/** @returns null where nobody is there. */
export function liveOf(
  { waitForLeader, admitted, locked }: CallState,
  legs: readonly { readonly role: CallRole; readonly leftAt: number | null }[],
): LiveCall | null {
  const there = legs.filter(({ leftAt }) => leftAt === null);
  if (there.length === 0) return null;
  const leaders = there.filter(({ role }) => role === 'leader').length;
  const isWaiting = waitForLeader && admitted === undefined && leaders === 0;
  return {
    callers: there.length,
    leaders,
    waiting: isWaiting ? there.length : 0,
    isLocked: locked?.is ?? null,
  };
}
