import type { LegLeftReason } from '../../../client/index.ts';
import type { CallRecord, SessionRecord } from '../records/records.ts';
import { friendlyName } from '../twilio/ids.ts';
import type { CallResource, ConferenceResource, ParticipantResource } from '../twilio/rest.ts';
import { type Followed, learnOfLeg, learnOfSession } from './learn.ts';
import { endReasonOf, withEnd, withJoin, withLeave } from './session.ts';
import { tellFailed } from './tell-failed.ts';

/*
 * What callbacks did not tell, because they were lost, asked of Twilio's REST API afterwards.
 */

/** So long callbacks may be on their way, in milliseconds. */
const GRACE_MS = 30_000;
/** After so long somebody who was let in and is nowhere has not come, in milliseconds. */
const NOWHERE_MS = 120_000;

const ENDED = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Finds out about a conference that goes on. `asOf`: when who is in was asked for. */
export async function findOutOpen(
  followed: Followed,
  conference: { readonly sessionId: string; readonly conferenceId: string },
  listed: readonly ParticipantResource[],
  asOf: number,
): Promise<void> {
  const { sessionId } = conference;
  const session = await followed.store.session(sessionId);
  for (const { call_sid: callSid, date_created: at } of listed) {
    const isTold = (session?.legs[callSid]?.joinedAt ?? null) !== null;
    if (isTold || at === null || at > asOf - GRACE_MS) continue;
    await learnOfLeg(followed, conference, callSid, (now, call) => withJoin(now, call, at));
  }
  const inside = new Set(listed.map(({ call_sid: callSid }) => callSid));
  for (const [callSid, { joinedAt, left }] of Object.entries(session?.legs ?? {})) {
    const isGone = joinedAt !== null && left === null && !inside.has(callSid);
    if (isGone && joinedAt < asOf - GRACE_MS) await findLeave(followed, conference, callSid, asOf);
  }
  await findJoins(followed, sessionId, asOf);
}

/** Finds out about a conference that is not there any more, or whose legs are not all known. */
export async function findOutEnded(
  followed: Followed,
  session: SessionRecord,
  asOf: number,
): Promise<void> {
  const { sessionId } = session;
  const isNew = session.changedAt > asOf - GRACE_MS;
  if (isNew) return;
  const found = await followed.rest.conference(sessionId);
  if (found !== null && found.status !== 'completed') return;
  for (const [callSid, { joinedAt, left }] of Object.entries(session.legs)) {
    if (joinedAt !== null && left === null) await findLeave(followed, session, callSid, asOf, found);
  }
  await findJoins(followed, sessionId, asOf);
  await learnOfSession(followed, session, (now) => {
    const leaves = Object.values(now.legs).flatMap(({ left }) => (left === null ? [] : [left.at]));
    const at = leaves.length > 0 ? Math.max(...leaves) : (found?.date_updated ?? asOf);
    return withEnd(now, at, endReasonOf(found?.reason_conference_ended ?? null, now.isEnding));
  });
}

/** Finds out about somebody who was let in and is in no conference that we know. */
export async function findOutNowhere(
  followed: Followed,
  call: CallRecord,
  asOf: number,
): Promise<void> {
  if (call.admittedAt > asOf - NOWHERE_MS) return;
  const { callSid, conferenceId, admittedAt } = call;
  const resource = await followed.rest.call(callSid);
  if (resource !== null && !ENDED.has(resource.status)) return;
  const endedAt = Math.max(admittedAt, resource?.end_time ?? admittedAt);
  const conference = await silentConference(followed, call, endedAt);
  if (conference === null) {
    await tellFailed(followed.store, callSid, endedAt, 'hungUp');
    return;
  }
  const place = { sessionId: conference.sid, conferenceId };
  const joinedAt = Math.max(admittedAt, conference.date_created ?? admittedAt);
  await learnOfLeg(followed, place, callSid, (now, known) => withJoin(now, known, joinedAt));
  const at = Math.max(joinedAt, endedAt);
  await learnOfLeg(followed, place, callSid, (now, known) =>
    withLeave(now, known, { at, reason: 'hungUp', isFound: true }),
  );
}

/**
 * The conference that they may have been in while none of its callbacks came. Where some came, they would have been told
 * of too: then they hung up before they were in.
 */
async function silentConference(
  { rest, store }: Followed,
  { conferenceId, admittedAt }: CallRecord,
  endedAt: number,
): Promise<ConferenceResource | null> {
  const all = await rest.conferencesOf(friendlyName(conferenceId), admittedAt);
  for (const conference of all) {
    const { sid, status, date_created: from, date_updated: to } = conference;
    const isOver = status === 'completed' && to !== null && to < admittedAt;
    if (from === null || from > endedAt || isOver) continue;
    const legs = Object.values((await store.session(sid))?.legs ?? {});
    if (legs.length === 0) return conference;
  }
  return null;
}

async function findLeave(
  followed: Followed,
  session: { readonly sessionId: string; readonly conferenceId: string },
  callSid: string,
  asOf: number,
  conference: ConferenceResource | null = null,
): Promise<void> {
  const resource = await followed.rest.call(callSid);
  await learnOfLeg(followed, session, callSid, (now, call) => {
    const { at, reason } = leaveOf(resource, now, conference, asOf);
    return withLeave(now, call, {
      at: Math.max(at, now.legs[callSid]?.joinedAt ?? at),
      reason,
      isFound: true,
    });
  });
}

/** When and why somebody left of whom no callback came, out of their call's and the conference's end. */
function leaveOf(
  call: CallResource | null,
  session: SessionRecord,
  conference: ConferenceResource | null,
  asOf: number,
): { readonly at: number; readonly reason: LegLeftReason } {
  const closedAt = session.ended?.at ?? conference?.date_updated ?? null;
  const hasEnded = call === null || ENDED.has(call.status);
  const endedAt = hasEnded ? (call?.end_time ?? null) : null;
  if (endedAt !== null && (closedAt === null || endedAt < closedAt)) {
    return { at: endedAt, reason: call?.status === 'failed' ? 'lineLost' : 'hungUp' };
  }
  if (closedAt !== null) {
    const wasLast = session.ended?.reason === 'lastCallerLeft';
    return { at: closedAt, reason: wasLast ? 'hungUp' : 'conferenceEnded' };
  }
  return { at: asOf, reason: hasEnded ? 'hungUp' : 'removed' };
}

/** Who left and was never told to have come, came when they were let in. */
async function findJoins(followed: Followed, sessionId: string, asOf: number): Promise<void> {
  const session = await followed.store.session(sessionId);
  if (session === null) return;
  for (const [callSid, { joinedAt, left }] of Object.entries(session.legs)) {
    if (joinedAt !== null || left === null || left.at > asOf - GRACE_MS) continue;
    await learnOfLeg(followed, session, callSid, (now, call) =>
      withJoin(now, call, Math.min(call.admittedAt, left.at)),
    );
  }
}
