import type { LegLeftReason } from '../../../client/index.ts';
import type { CallRecord, SessionRecord } from '../records/records.ts';
import { friendlyName } from '../twilio/ids.ts';
import type { CallResource, ConferenceResource, ParticipantResource } from '../twilio/rest.ts';
import { type Followed, learnOfLeg, learnOfSession, type Place } from './learn.ts';
import { endReasonOf, withEnd, withJoin, withLeave } from './session.ts';
import { tellFailed } from './tell-failed.ts';

/*
 * What callbacks did not tell, because they were lost, asked of Twilio's REST API afterwards.
 */

/** So long callbacks may be on their way, in milliseconds. */
const GRACE_MS = 30_000;
/** After so long somebody who was let in and is nowhere has not come, in milliseconds. */
const NOWHERE_MS = 120_000;
/** Conferences that go on for longer are not found; in milliseconds. */
const DAY_MS = 24 * 3_600_000;

const ENDED = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Finds out about a conference that goes on. `asOf`: when who is in was asked for. */
export async function findOutOpen(
  followed: Followed,
  conference: Place,
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
    if (joinedAt !== null && left === null)
      await findLeave(followed, session, callSid, asOf, found);
  }
  await findJoins(followed, sessionId, asOf);
  const settled = await learnOfSession(followed, session, (now) => {
    const reason = endReasonOf(found?.reason_conference_ended ?? null, now);
    const leaves = Object.values(now.legs).flatMap(({ left }) => (left === null ? [] : [left.at]));
    const updatedAt = found?.date_updated ?? null;
    // The last to leave may be somebody of whom nothing is known yet, and whom an earlier end would cut short.
    const ends =
      reason === 'lastCallerLeft' && updatedAt !== null ? [...leaves, updatedAt] : leaves;
    return withEnd(now, ends.length > 0 ? Math.max(...ends) : (updatedAt ?? asOf), reason);
  });
  const lost = settled.missing.length;
  if (lost > 0 && settled.isSettled)
    followed.log('warn', 'twilio.callbacksLost', { sessionId, lost });
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
  const endedAt = Math.max(admittedAt, resource?.end_time ?? call.outAt ?? admittedAt);
  const conference = await conferenceOf(followed, call, endedAt);
  if (conference === null) {
    await tellFailed(followed.store, callSid, endedAt, 'hungUp');
    return;
  }
  const place = { sessionId: conference.sid, conferenceId };
  const joinedAt = Math.max(admittedAt, conference.date_created ?? admittedAt);
  await learnOfLeg(followed, place, callSid, (now, known) => withJoin(now, known, joinedAt));
  const isOver = conference.status === 'completed';
  await learnLeave(followed, place, callSid, resource, isOver ? conference : null, asOf);
}

/**
 * The conference that they were in while none of the callbacks about them came.
 *
 * @returns null where they hung up before they were in: Twilio did not say that they are out again, and of others callbacks
 *   came
 */
async function conferenceOf(
  { rest, store }: Followed,
  { conferenceId, admittedAt, outAt }: CallRecord,
  endedAt: number,
): Promise<ConferenceResource | null> {
  const all = await rest.conferencesOf(friendlyName(conferenceId), admittedAt - DAY_MS);
  const possible = all
    .filter(({ status, date_created: from, date_updated: to }) => {
      const isBefore = status === 'completed' && to !== null && to < admittedAt;
      return from !== null && from <= endedAt && !isBefore;
    })
    .toSorted((a, b) => (a.date_created ?? 0) - (b.date_created ?? 0));
  // The one that was there when they came, or else the one that began then.
  const isThere = ({ date_created: from }: ConferenceResource) => (from ?? 0) <= admittedAt;
  const found = possible.findLast(isThere) ?? possible[0] ?? null;
  if (found === null || outAt !== null) return found;
  const session = await store.session(found.sid);
  return Object.keys(session?.legs ?? {}).length === 0 ? found : null;
}

async function findLeave(
  followed: Followed,
  place: Place,
  callSid: string,
  asOf: number,
  conference: ConferenceResource | null = null,
): Promise<void> {
  const resource = await followed.rest.call(callSid);
  await learnLeave(followed, place, callSid, resource, conference, asOf);
}

async function learnLeave(
  followed: Followed,
  place: Place,
  callSid: string,
  resource: CallResource | null,
  conference: ConferenceResource | null,
  asOf: number,
): Promise<void> {
  await learnOfLeg(followed, place, callSid, (now, call) => {
    const { at, reason } = leaveOf(resource, now, conference, asOf);
    const joinedAt = now.legs[callSid]?.joinedAt ?? at;
    return withLeave(now, call, { at: Math.max(at, joinedAt), reason, isFound: true });
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
  const why =
    session.ended?.reason ?? endReasonOf(conference?.reason_conference_ended ?? null, session);
  const hasEnded = call === null || ENDED.has(call.status);
  const endedAt = hasEnded ? (call?.end_time ?? null) : null;
  if (closedAt !== null && why !== 'lastCallerLeft' && (endedAt ?? closedAt) >= closedAt) {
    return { at: closedAt, reason: 'conferenceEnded' };
  }
  const hungUp = call?.status === 'failed' ? 'lineLost' : 'hungUp';
  if (endedAt !== null) return { at: Math.min(endedAt, closedAt ?? endedAt), reason: hungUp };
  if (closedAt !== null) return { at: closedAt, reason: hungUp };
  // Somewhere else than in the conference, and not gone.
  return { at: asOf, reason: hasEnded ? hungUp : 'removed' };
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
