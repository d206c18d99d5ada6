import type { BridgeEvent, CallEndReason, LegLeftReason } from '../../../client/index.ts';
import type { CallRecord, LegRecord, Left, SessionRecord } from '../records/records.ts';

/*
 * What is known of a conference, as a set of facts that only grows: in whatever order callbacks come, and however often,
 * the same facts come out. What is told follows from what became known with a change, so each thing is told once.
 */

/** A conference of which only its name is known. */
export function newSession(sessionId: string, conferenceId: string, now: number): SessionRecord {
  return {
    sessionId,
    conferenceId,
    legToken: null,
    waitForLeader: false,
    endOnLeaderExit: false,
    legs: {},
    nextSequence: 1,
    missing: [],
    isEnding: false,
    ended: null,
    isSettled: false,
    changedAt: now,
  };
}

/** With a leg of the call that was let in, of which nothing more need be known. */
export function withLeg(session: SessionRecord, call: CallRecord): SessionRecord {
  if (Object.hasOwn(session.legs, call.callSid)) return session;
  const { callSid, role, waitForLeader, endOnLeaderExit, legToken } = call;
  return {
    ...session,
    // The policy is the account's, and the operator may change it in the middle: the newest counts.
    waitForLeader,
    endOnLeaderExit,
    legToken: session.legToken ?? legToken,
    legs: { ...session.legs, [callSid]: { role, joinedAt: null, left: null } },
  };
}

export function withJoin(session: SessionRecord, call: CallRecord, at: number): SessionRecord {
  const known = withLeg(session, call);
  const leg = legOf(known, call.callSid);
  if (leg.joinedAt !== null) return known;
  return changeLeg(known, call.callSid, { ...leg, joinedAt: at });
}

/**
 * @param isFound it was not told but found out afterwards. What is told later is worth more, and corrects it.
 */
export function withLeave(
  session: SessionRecord,
  call: CallRecord,
  { at, reason, isFound }: { at: number; reason: LegLeftReason; isFound: boolean },
): SessionRecord {
  const known = withLeg(session, call);
  const leg = legOf(known, call.callSid);
  const before = leg.left;
  if (before === null) {
    return changeLeg(known, call.callSid, { ...leg, left: { at, reason, revision: 0, isFound } });
  }
  if (isFound || !before.isFound) return known;
  const isSame = before.at === at && before.reason === reason;
  const left: Left = {
    at,
    reason,
    isFound: false,
    revision: isSame ? before.revision : before.revision + 1,
  };
  return changeLeg(known, call.callSid, { ...leg, left });
}

export function withEnd(session: SessionRecord, at: number, reason: CallEndReason): SessionRecord {
  return session.ended === null ? { ...session, ended: { at, reason } } : session;
}

/** No conference has so many callbacks at once that are late; a number beyond is none of Twilio's. */
const MOST_MISSING = 1000;

/** With the `SequenceNumber` of a callback that came: those between it and the ones before are missing until they come. */
export function withSequence(session: SessionRecord, sequence: number): SessionRecord {
  const { nextSequence, missing } = session;
  if (missing.includes(sequence)) {
    return { ...session, missing: missing.filter((each) => each !== sequence) };
  }
  const skipped = sequence - nextSequence;
  const isNext = Number.isSafeInteger(sequence) && skipped >= 0;
  if (!isNext || skipped + missing.length > MOST_MISSING) return session;
  const between = Array.from({ length: skipped }, (_, index) => nextSequence + index);
  return { ...session, nextSequence: sequence + 1, missing: [...missing, ...between] };
}

/** Whether all is known of all legs of a conference that has ended. */
export function isComplete(session: SessionRecord): boolean {
  const legs = Object.values(session.legs);
  return (
    session.ended !== null && legs.every(({ joinedAt, left }) => joinedAt !== null && left !== null)
  );
}

/**
 * The events that a change makes known.
 *
 * @param call the one that the change is about, whose token its leg's events carry; null where it is about none
 */
export function eventsBetween(
  before: SessionRecord | null,
  after: SessionRecord,
  call: CallRecord | null,
): readonly BridgeEvent[] {
  const { sessionId, legToken } = after;
  const events: BridgeEvent[] = [];
  if (call !== null) {
    const { callSid: legId, legToken: token } = call;
    const leg = { sessionId, legId, legToken: token };
    const was = before?.legs[legId];
    const is = after.legs[legId];
    if (is !== undefined && is.joinedAt !== null && (was?.joinedAt ?? null) === null) {
      if (before === null || !isStarted(before)) {
        const eventId = `${sessionId}:started`;
        const at = iso(is.joinedAt);
        events.push({ type: 'conference.started', eventId, at, sessionId, legToken: token });
      }
      events.push({
        type: 'leg.joined',
        eventId: `${legId}:joined`,
        at: iso(is.joinedAt),
        ...leg,
      });
    }
    if (is?.left && is.left.revision !== (was?.left?.revision ?? -1)) {
      const { at, reason, revision } = is.left;
      events.push({
        type: 'leg.left',
        eventId: revision === 0 ? `${legId}:left` : `${legId}:left:${revision}`,
        at: iso(at),
        ...leg,
        reason,
        ...(revision === 0 ? {} : { revision }),
      });
    }
  }
  const wasTold = before !== null && before.ended !== null && before.legToken !== null;
  if (after.ended !== null && legToken !== null && !wasTold) {
    const { at, reason } = after.ended;
    const eventId = `${sessionId}:ended`;
    events.push({
      type: 'conference.ended',
      eventId,
      at: iso(at),
      sessionId,
      legToken,
      reason,
    });
  }
  return events;
}

/** Why a conference ended, out of Twilio's `ReasonConferenceEnded`. */
export function endReasonOf(
  reason: string | null,
  { isEnding, isAdminEnding = false }: Pick<SessionRecord, 'isEnding' | 'isAdminEnding'>,
): CallEndReason {
  switch (reason) {
    case 'conference-ended-via-api':
      // By us where the last leader had left; else by whoever else may, and Confdesk knows no better word.
      if (isAdminEnding) return 'adminEnded';
      return isEnding ? 'leaderLeft' : 'bridgeStopped';
    case 'participant-with-end-conference-on-exit-left':
    case 'participant-with-end-conference-on-exit-kicked':
      return 'leaderLeft';
    default:
      return 'lastCallerLeft';
  }
}

/** Why somebody left, out of Twilio's `ReasonParticipantLeft` and the state of their call. */
export function leftReasonOf(reason: string | null, callStatus: string | null): LegLeftReason {
  switch (reason) {
    case 'conference_ended_via_api':
    case 'moderator_ended_conference':
      return 'conferenceEnded';
    case 'participant_updated_via_api':
      return 'removed';
    default:
      return callStatus === 'failed' ? 'lineLost' : 'hungUp';
  }
}

/** A moment as the Bridge API wants it. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

function isStarted({ legs }: SessionRecord): boolean {
  return Object.values(legs).some(({ joinedAt }) => joinedAt !== null);
}

function legOf({ legs }: SessionRecord, callSid: string): LegRecord {
  const leg = legs[callSid];
  if (leg === undefined) throw new Error('A leg that was just added is missing');
  return leg;
}

function changeLeg(session: SessionRecord, callSid: string, leg: LegRecord): SessionRecord {
  return { ...session, legs: { ...session.legs, [callSid]: leg } };
}
