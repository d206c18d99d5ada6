import { failureFacts } from '../../../client/index.ts';
import type { SessionRecord } from '../records/records.ts';
import type { ConferenceCallback } from '../twilio/callback.ts';
import type { ParticipantResource } from '../twilio/rest.ts';
import { mayNeedAnything, type Present, wantedOf } from './leaders.ts';
import { type Followed, learnOfLeg, learnOfSession, type Place } from './learn.ts';
import {
  endReasonOf,
  leftReasonOf,
  withEnd,
  withJoin,
  withLeave,
  withLeg,
  withSequence,
} from './session.ts';

/** Twilio is asked again after something was done, as often as this. */
const LOOKS = 3;
/** So many requests about one conference go at once. */
const AT_ONCE = 8;

/** Keeps what a callback tells, and does what is to be done about it. */
export async function follow(followed: Followed, callback: ConferenceCallback): Promise<void> {
  const { conferenceSid: sessionId, conferenceId } = callback;
  const place = { sessionId, conferenceId };
  const session = await learn(followed, place, callback);
  if (session === null) {
    followed.log('warn', 'twilio.unknownCall', { sessionId, event: callback.event });
    return;
  }
  if (mayNeedAnything(session)) await seeToLeaders(followed, session);
}

function learn(
  followed: Followed,
  place: Place,
  callback: ConferenceCallback,
): Promise<SessionRecord | null> {
  const { event, at, sequence } = callback;
  const came = (session: SessionRecord) => withSequence(session, sequence);
  switch (event) {
    // Comes with the second caller; what the first one's coming tells is worth more.
    case 'conference-start':
      return learnOfSession(followed, place, came);
    case 'conference-end':
      return learnOfSession(followed, place, (session) =>
        withEnd(came(session), at, endReasonOf(callback.reason, session)),
      );
    case 'participant-join':
      return learnOfLeg(followed, place, callback.callSid, (session, call) =>
        withJoin(came(session), call, at),
      );
    case 'participant-leave': {
      const reason = leftReasonOf(callback.reason, callback.callStatus);
      return learnOfLeg(followed, place, callback.callSid, (session, call) =>
        withLeave(came(session), call, { at, reason, isFound: false }),
      );
    }
  }
}

/**
 * Ends the conference, or puts people on hold or back, as who is in makes it necessary. What Twilio does not take now is
 * tried again with the next look at all calls.
 */
export async function seeToLeaders(followed: Followed, session: SessionRecord): Promise<void> {
  const { rest, log } = followed;
  const { sessionId } = session;
  try {
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const listed = await rest.participants(sessionId);
      if (!(await carryOut(followed, sessionId, listed))) return;
    }
  } catch (error) {
    log('warn', 'twilio.leadersNotSeenTo', { sessionId, ...failureFacts(error) });
  }
}

/** @returns whether anything was to be done that may be followed by more. */
async function carryOut(
  followed: Followed,
  sessionId: string,
  listed: readonly ParticipantResource[],
): Promise<boolean> {
  const { store, rest, log } = followed;
  const session = await store.session(sessionId);
  if (session === null || session.ended !== null) return false;
  const present = listed.map((each): Present => ({ callSid: each.call_sid, isOnHold: each.hold }));
  const { isToEnd, toHold, toRelease } = wantedOf(
    await withAll(followed, session, present),
    present,
  );
  if (isToEnd) {
    // First, so that the callback about the end is understood.
    await learnOfSession(followed, session, (now) => ({ ...now, isEnding: true }));
    await rest.endConference(sessionId);
    log('info', 'twilio.endedWithLeader', { sessionId });
    return false;
  }
  const holds = [
    ...toHold.map((callSid) => ({ callSid, isOn: true })),
    ...toRelease.map((callSid) => ({ callSid, isOn: false })),
  ];
  const failures: unknown[] = [];
  for (let first = 0; first < holds.length; first += AT_ONCE) {
    await Promise.all(
      holds
        .slice(first, first + AT_ONCE)
        .map(({ callSid, isOn }) =>
          rest.hold(sessionId, callSid, isOn).catch((error: unknown) => failures.push(error)),
        ),
    );
    // So many are not a few who are leaving: Twilio is away.
    if (failures.length >= AT_ONCE) throw failures[0] as Error;
  }
  if (failures.length > 0) {
    log('warn', 'twilio.leadersNotSeenTo', { sessionId, ...failureFacts(failures[0]) });
  }
  if (holds.length > 0) {
    log('info', 'twilio.held', {
      ...{ sessionId, held: toHold.length, released: toRelease.length },
      failed: failures.length,
    });
  }
  return holds.length > 0;
}

/** With the legs of those of ours who are in and of whom no callback has come yet. */
async function withAll(
  { store }: Followed,
  session: SessionRecord,
  present: readonly Present[],
): Promise<SessionRecord> {
  const unheard = present.filter(({ callSid }) => !Object.hasOwn(session.legs, callSid));
  const calls = await Promise.all(unheard.map(({ callSid }) => store.call(callSid)));
  return calls
    .filter((call) => call !== null)
    .filter(({ conferenceId }) => conferenceId === session.conferenceId)
    .reduce(withLeg, session);
}
