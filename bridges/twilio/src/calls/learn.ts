import { type Log } from '../../../client/index.ts';
import type { CallRecord, SessionRecord } from '../records/records.ts';
import type { Store } from '../records/store.ts';
import type { TwilioRest } from '../twilio/rest.ts';
import { eventsBetween, isComplete, newSession } from './session.ts';

/** What following calls needs. */
export interface Followed {
  readonly store: Store;
  readonly rest: TwilioRest;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Place {
  readonly sessionId: string;
  readonly conferenceId: string;
}

/**
 * Keeps what became known of somebody in a conference, and what is to be told of it.
 *
 * @returns the conference as it is known now; null where the caller is none of ours, or was let into another one
 */
export function learnOfLeg(
  { store, now }: Pick<Followed, 'store' | 'now'>,
  { sessionId, conferenceId }: Place,
  callSid: string,
  change: (session: SessionRecord, call: CallRecord) => SessionRecord,
): Promise<SessionRecord | null> {
  return store.change<SessionRecord | null>({ callSid, sessionId }, ({ call, session }) => {
    if (call?.conferenceId !== conferenceId) return { answer: null };
    const changed = change(session ?? newSession(sessionId, conferenceId, now()), call);
    const after = touched(session, changed, now());
    const leg = after.legs[callSid];
    const isSettled =
      call.isSettled || (leg !== undefined && leg.joinedAt !== null && leg.left !== null);
    const isSame = call.sessionId === sessionId && call.isSettled === isSettled;
    return {
      ...(isSame ? {} : { call: { ...call, sessionId, isSettled } }),
      ...(after === session ? {} : { session: after }),
      tell: eventsBetween(session, after, call),
      answer: after,
    };
  });
}

/** Keeps what became known of a conference as a whole. */
export function learnOfSession(
  { store, now }: Pick<Followed, 'store' | 'now'>,
  { sessionId, conferenceId }: Place,
  change: (session: SessionRecord) => SessionRecord,
): Promise<SessionRecord> {
  return store.change<SessionRecord>({ sessionId }, ({ session }) => {
    const changed = change(session ?? newSession(sessionId, conferenceId, now()));
    const after = touched(session, changed, now());
    const tell = eventsBetween(session, after, null);
    return { ...(after === session ? {} : { session: after }), tell, answer: after };
  });
}

function touched(before: SessionRecord | null, after: SessionRecord, now: number): SessionRecord {
  if (after === before) return after;
  return { ...after, isSettled: isComplete(after), changedAt: now };
}
