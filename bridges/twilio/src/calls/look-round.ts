import { type BridgeReport, failureFacts, type HeartbeatSession } from '../../../client/index.ts';
import { CALL_SID, conferenceIdOf } from '../twilio/ids.ts';
import type { ParticipantResource } from '../twilio/rest.ts';
import { findOutEnded, findOutNowhere, findOutOpen } from './find-out.ts';
import { seeToLeaders } from './follow.ts';
import type { Followed, Place } from './learn.ts';

/** So many conferences are looked at at once. */
const AT_ONCE = 4;
/** After so many that could not be looked at Twilio is taken to be away, and the next round goes on. */
const MOST_FAILURES = 5;

export interface Round {
  /** When Twilio was asked, in milliseconds since 1970. */
  readonly at: number;
  /** Conferences of ours that go on. */
  readonly sessions: readonly HeartbeatSession[];
  /** Others may go on, too: Twilio did not say all. */
  readonly isPartial: boolean;
}

/** What a heartbeat says of the bridge besides its calls. */
export type SelfReport = Omit<BridgeReport, 'eventsWaiting'>;

/** Does what concerns one conference or call. @returns null where it failed, or is left to the next round */
type Attempt = <T>(work: () => Promise<T>) => Promise<T | null>;

/**
 * Looks at all that goes on, once a minute: Twilio has no heartbeat of its own, so it is asked. What callbacks have not
 * told is found out, what could not be done is tried again. What fails with one conference is no matter of the others.
 */
export async function lookRound(followed: Followed): Promise<Round> {
  const { rest, store, log, now } = followed;
  const at = now();
  let failures = 0;
  const attempt: Attempt = async (work) => {
    if (failures >= MOST_FAILURES) return null;
    try {
      return await work();
    } catch (error) {
      failures += 1;
      log('warn', 'twilio.notLookedRound', failureFacts(error));
      return null;
    }
  };

  const all = await attempt(() => rest.openConferences());
  if (all === null) return { at, sessions: [], isPartial: true };
  const open = all.flatMap((conference): Place[] => {
    const conferenceId = conferenceIdOf(conference.friendly_name);
    return conferenceId === null ? [] : [{ sessionId: conference.sid, conferenceId }];
  });
  const looked = await inTurns(open, (place) =>
    attempt(async () => {
      const listed = await rest.participants(place.sessionId);
      await findOutOpen(followed, place, listed, at);
      const session = await store.session(place.sessionId);
      if (session !== null) await seeToLeaders(followed, session);
      return { named: await namedBy(followed, place, listed) };
    }),
  );
  const sessions = looked.flatMap((one) => one?.named ?? []);
  const isPartial = looked.includes(null);
  await settleOthers(followed, new Set(open.map(({ sessionId }) => sessionId)), sessions, {
    at,
    attempt,
  });
  return { at, sessions, isPartial };
}

/** What is kept of calls that are over at Twilio. */
async function settleOthers(
  followed: Followed,
  open: ReadonlySet<string>,
  named: readonly HeartbeatSession[],
  { at, attempt }: { readonly at: number; readonly attempt: Attempt },
): Promise<void> {
  const { store } = followed;
  const sessions = (await attempt(() => store.openSessions())) ?? [];
  await inTurns(
    sessions.filter(({ sessionId }) => !open.has(sessionId)),
    (session) => attempt(() => findOutEnded(followed, session, at)),
  );
  const inside = new Set(named.flatMap(({ legIds }) => legIds));
  const calls = (await attempt(() => store.openCalls())) ?? [];
  await inTurns(
    calls.filter(({ callSid, sessionId }) => sessionId === null && !inside.has(callSid)),
    (call) => attempt(() => findOutNowhere(followed, call, at)),
  );
}

/** A conference as a heartbeat names it; null where none of ours is in. */
async function namedBy(
  { store }: Followed,
  { sessionId, conferenceId }: Place,
  listed: readonly ParticipantResource[],
): Promise<HeartbeatSession | null> {
  const calls = await Promise.all(
    listed
      .filter(({ call_sid: callSid }) => CALL_SID.test(callSid))
      .map(({ call_sid: callSid }) => store.call(callSid)),
  );
  const ours = calls
    .filter((call) => call?.conferenceId === conferenceId)
    .filter((c) => c !== null);
  const [first] = ours;
  if (first === undefined) return null;
  return { sessionId, legToken: first.legToken, legIds: ours.map(({ callSid }) => callSid) };
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let first = 0; first < items.length; first += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(first, first + AT_ONCE).map(work))));
  }
  return results;
}
