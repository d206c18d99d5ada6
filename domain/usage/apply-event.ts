import type { CallEvent, EventProblem } from '../bridge/bridge-event.ts';
import type { CallRole } from '../bridge/resolve.ts';
import { leftAfter, tellLeft } from './apply-left.ts';
import { tellAdmitted, tellSaid } from './apply-said.ts';
import {
  type CallState,
  type LegState,
  MAX_FAILED_OF_CALL,
  MAX_LEGS_OF_CALL,
  MAX_SNAPSHOTS,
  own,
  type Said,
  type Told,
} from './call-state.ts';

/** What a leg token says: who was let in, where, when. */
export interface LegGrant {
  readonly accountId: string;
  readonly conferenceId: string;
  readonly role: CallRole;
  readonly tag: string;
  readonly waitForLeader: boolean;
  /** As dialled from; null: withheld. Whole, so it is kept nowhere but in its own document. */
  readonly callerId: string | null;
  readonly dialedNumber: string;
  /** Of the bridge that asked. */
  readonly bridge: string;
  /** Milliseconds since 1970. */
  readonly grantedAt: number;
}

/** What a grant says of a leg, with the caller masked. */
export type KnownGrant = Pick<
  LegGrant,
  'conferenceId' | 'role' | 'tag' | 'waitForLeader' | 'grantedAt' | 'dialedNumber'
> & { readonly caller: string | null };

/** What an event did: `state` is null where nothing changed. */
export type Applied =
  | { readonly outcome: 'accepted'; readonly state: CallState }
  | { readonly outcome: 'duplicate' }
  | { readonly outcome: EventProblem };

/** An event with its time as milliseconds. */
type Timed = {
  [E in CallEvent as E['type']]: Omit<E, 'at'> & { readonly at: number };
}[CallEvent['type']];

/** A call of which only its first grant is known. */
export function newCall(grant: KnownGrant): CallState {
  return {
    conferenceId: grant.conferenceId,
    tag: grant.tag,
    tagAt: grant.grantedAt,
    waitForLeader: grant.waitForLeader,
    started: null,
    ended: null,
    legs: {},
    seen: {},
    snapshots: [],
  };
}

/**
 * Adds what an event tells. The order of events does not matter: for any order, and however often each
 * comes, the same set of events that agree with one another makes the same state.
 *
 * Where two events tell the same thing otherwise (two ends of one leg), the first to come is kept. A
 * leg's end that lies before its beginning is refused, whichever of the two comes first. What an end
 * with a revision changes says apply-left.ts.
 *
 * @param state null for a call that is not known yet.
 */
export function applyEvent(state: CallState | null, grant: KnownGrant, event: CallEvent): Applied {
  const known = withGrant(state, grant);
  if (known === null) return { outcome: 'conflicting_event' };
  const timed = { ...event, at: Date.parse(event.at) } as Timed;
  switch (timed.type) {
    case 'conference.started':
      return tell(known.started, timed, (told) => ({ ...known, started: told }));
    case 'conference.ended':
      return tell(known.ended, timed, (told) => ({
        ...known,
        ended: { ...told, reason: timed.reason },
      }));
    case 'conference.locked':
    case 'conference.unlocked':
      return applySaid(known.locked, timed, timed.type === 'conference.locked', (locked) => ({
        ...known,
        locked,
      }));
    case 'conference.admitted': {
      const { at, eventId } = timed;
      if (known.admitted?.eventId === eventId) return { outcome: 'duplicate' };
      return { outcome: 'accepted', state: tellAdmitted(known, { at, eventId }) };
    }
    case 'leg.joined':
    case 'leg.left':
    case 'leg.muted':
    case 'leg.unmuted':
      return applyToLeg(known, grant, timed);
    case 'leg.failed':
      return applyFailed(known, timed);
  }
}

function applyToLeg(
  state: CallState,
  grant: KnownGrant,
  event: Extract<Timed, { type: 'leg.joined' | 'leg.left' | 'leg.muted' | 'leg.unmuted' }>,
): Applied {
  const heardOf = own(state.legs, event.legId);
  const leg = heardOf ?? unheardOf(grant);
  if (heardOf === undefined && Object.keys(state.legs).length >= MAX_LEGS_OF_CALL)
    return { outcome: 'call_full' };
  const withLeg = (changed: LegState): CallState => ({
    ...state,
    legs: { ...state.legs, [event.legId]: changed },
  });
  if (event.type === 'leg.joined') {
    return tell(leg.joined, event, (joined) => {
      return withLeg({ ...leg, joined, left: leftAfter(leg.left, joined.at) });
    });
  }
  if (event.type !== 'leg.left') {
    return applySaid(leg.muted, event, event.type === 'leg.muted', (muted) =>
      withLeg({ ...leg, muted }),
    );
  }
  const { legId: _id, type: _type, sessionId: _session, legToken: _token, ...told } = event;
  const left = tellLeft(leg.left, leg.joined?.at ?? null, told);
  if (typeof left === 'string') return { outcome: left };
  return { outcome: 'accepted', state: withLeg({ ...leg, left }) };
}

/** Of what is said anew, what is older than what is known changes nothing and is no mistake. */
function applySaid(
  known: Said | undefined,
  { at, eventId }: Told,
  is: boolean,
  change: (said: Said) => CallState,
): Applied {
  if (known?.eventId === eventId) return { outcome: 'duplicate' };
  return { outcome: 'accepted', state: change(tellSaid(known, { at, eventId, is })) };
}

/** Who did not get in is no leg, nor is who did get in after all one of these: the view sees to that. */
function applyFailed(state: CallState, event: Extract<Timed, { type: 'leg.failed' }>): Applied {
  const { failed = {} } = state;
  const known = own(failed, event.legId);
  if (known === undefined && Object.keys(failed).length >= MAX_FAILED_OF_CALL) {
    return { outcome: 'call_full' };
  }
  return tell(known ?? null, event, (told) => ({
    ...state,
    failed: { ...failed, [event.legId]: { ...told, reason: event.reason } },
  }));
}

function unheardOf({ role, caller, dialedNumber }: KnownGrant): LegState {
  return { role, caller, dialedNumber, joined: null, left: null };
}

function tell(
  before: Told | null,
  { at, eventId }: { readonly at: number; readonly eventId: string },
  change: (told: Told) => CallState,
): Applied {
  if (before === null) return { outcome: 'accepted', state: change({ at, eventId }) };
  return { outcome: before.eventId === eventId ? 'duplicate' : 'conflicting_event' };
}

/**
 * Adds what a grant says of the call: the earliest one has its Tag, whichever event brings it.
 *
 * @param state null for a call that is not known yet.
 * @returns null where the grant is for another conference than the call's.
 */
export function withGrant(state: CallState | null, grant: KnownGrant): CallState | null {
  if (state === null) return newCall(grant);
  if (state.conferenceId !== grant.conferenceId) return null;
  const { tag, grantedAt, waitForLeader } = grant;
  const isEarlier = grantedAt < state.tagAt || (grantedAt === state.tagAt && tag < state.tag);
  return isEarlier ? { ...state, tag, tagAt: grantedAt, waitForLeader } : state;
}

/**
 * Adds that a heartbeat of the bridge named these legs of the call and no others.
 *
 * @param at milliseconds since 1970.
 * @param legIds none where the heartbeat did not name the call at all.
 * @returns the state itself where it knew as much.
 */
export function applySnapshot(state: CallState, at: number, legIds: readonly string[]): CallState {
  const newer = legIds.filter((id) => (own(state.seen, id) ?? -Infinity) < at);
  const snapshots = withSnapshot(state.snapshots, at);
  if (newer.length === 0 && snapshots === state.snapshots) return state;
  const room = Math.max(0, MAX_LEGS_OF_CALL - Object.keys(state.seen).length);
  const isHeardOf = (id: string) => Object.hasOwn(state.seen, id) || Object.hasOwn(state.legs, id);
  const kept = newer.filter(isHeardOf);
  const unheard = newer.filter((id) => !isHeardOf(id)).slice(0, room);
  return {
    ...state,
    seen: { ...state.seen, ...Object.fromEntries([...kept, ...unheard].map((id) => [id, at])) },
    snapshots,
  };
}

/** @returns the list itself where the heartbeat is known, or older than all that are kept. */
function withSnapshot(known: readonly number[], at: number): readonly number[] {
  const [oldest = at] = known;
  if (known.includes(at) || (known.length >= MAX_SNAPSHOTS && at < oldest)) return known;
  return [...known, at].sort((a, b) => a - b).slice(-MAX_SNAPSHOTS);
}
