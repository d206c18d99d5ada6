import type { LegFailedReason } from '../../../client/index.ts';
import type { Store } from '../records/store.ts';
import { iso } from './session.ts';

/**
 * Tells that somebody who was let in did not get into the conference; once, and not of who did.
 *
 * @param at milliseconds since 1970
 */
export async function tellFailed(
  store: Store,
  callSid: string,
  at: number,
  reason: LegFailedReason,
): Promise<void> {
  await store.change({ callSid }, ({ call }) => {
    if (call === null || call.isSettled || call.sessionId !== null) return { answer: undefined };
    const { legToken } = call;
    const eventId = `${callSid}:failed`;
    return {
      call: { ...call, isSettled: true },
      tell: [{ type: 'leg.failed', eventId, at: iso(at), legToken, legId: callSid, reason }],
      answer: undefined,
    };
  });
}
