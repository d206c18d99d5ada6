import type { LegRecord, SessionRecord } from '../records/records.ts';

/** Somebody in the conference, as Twilio says. */
export interface Present {
  readonly callSid: string;
  readonly isOnHold: boolean;
}

/** What is to be done so that a conference goes as its account has it. */
export interface Wanted {
  /** The last leader has left, and with them it ends. */
  readonly isToEnd: boolean;
  /** CallSids of participants who are to hear music, and of those who have heard enough of it. */
  readonly toHold: readonly string[];
  readonly toRelease: readonly string[];
}

/**
 * Whether what is known makes it worth asking Twilio who is in: a leader has been in, and either none is now, or one has
 * come to people who may be on hold.
 */
export function mayNeedAnything(session: SessionRecord): boolean {
  const { waitForLeader, endOnLeaderExit, ended } = session;
  if (ended !== null || !(waitForLeader || endOnLeaderExit)) return false;
  const leaders = Object.values(session.legs).filter((leg) => isLeader(leg) && hasBeenIn(leg));
  if (leaders.length === 0) return false;
  return leaders.every(({ left }) => left !== null) || (waitForLeader && leaders.length > 1);
}

/**
 * What is to be done now. Callbacks come late and ending a conference cannot be taken back, so a leader counts as in
 * where either Twilio or a callback says so. Before the first leader Twilio plays music by itself
 * (`startConferenceOnEnter`), and nothing is to be done.
 *
 * @param session with a leg for everybody of ours who is in
 */
export function wantedOf(session: SessionRecord, present: readonly Present[]): Wanted {
  const nothing: Wanted = { isToEnd: false, toHold: [], toRelease: [] };
  const { legs, waitForLeader, endOnLeaderExit } = session;
  const listed = new Set(present.map(({ callSid }) => callSid));
  const leaders = Object.entries(legs).filter(([, leg]) => isLeader(leg));
  if (!leaders.some(([callSid, leg]) => hasBeenIn(leg) || listed.has(callSid))) return nothing;
  const isLed = leaders.some(
    ([callSid, { joinedAt, left }]) => left === null && (joinedAt !== null || listed.has(callSid)),
  );
  // Who is known to have left may be listed for a moment longer.
  const participants = present.filter(({ callSid }) => {
    const leg = legs[callSid];
    return leg !== undefined && !isLeader(leg) && leg.left === null;
  });
  const sids = (isOnHold: boolean) =>
    participants.filter((each) => each.isOnHold === isOnHold).map(({ callSid }) => callSid);
  if (!isLed && endOnLeaderExit) return { ...nothing, isToEnd: participants.length > 0 };
  if (!isLed && waitForLeader) return { ...nothing, toHold: sids(false) };
  // Also where nobody waits: the account may have had it otherwise when they were put on hold.
  return { ...nothing, toRelease: sids(true) };
}

function isLeader({ role }: LegRecord): boolean {
  return role === 'leader';
}

/** Who left has been in, whether or not it was told. */
function hasBeenIn({ joinedAt, left }: LegRecord): boolean {
  return joinedAt !== null || left !== null;
}
