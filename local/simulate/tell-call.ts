import type { BridgeEvent } from '../../domain/bridge/bridge-event.ts';
import type { Chance } from './chance.ts';
import type { SimulatedCall, SimulatedLeg } from './history.ts';

/** A heartbeat of the bridge comes so often, in milliseconds. */
const HEARTBEAT_MS = 60_000;

/**
 * What a bridge tells of a call, in the batches in which it sends them: mostly in order, with now and
 * then something twice or too late. Where the end of a leg is lost, two heartbeats tell of it instead:
 * the last that has the caller, and the next, which has not.
 *
 * @param tokens by leg id, of every caller who was let in.
 * @param until milliseconds since 1970: what happens later is not told, as it has yet to happen.
 */
export function tellCall(
  call: SimulatedCall,
  tokens: ReadonlyMap<string, string>,
  chance: Chance,
  until = Infinity,
): readonly (readonly BridgeEvent[])[] {
  const { sessionId, startedAt, endedAt, endReason } = call;
  const legs = legsWith(call, tokens);
  const [first] = legs;
  if (first === undefined) return [];
  const ofCall = { sessionId, legToken: first.legToken };
  const events: BridgeEvent[] = [
    { type: 'conference.started', eventId: `${sessionId}.s`, at: iso(startedAt), ...ofCall },
    ...legs.flatMap((leg) => tellLeg(sessionId, leg)),
  ];
  if (legs.every(({ isLeavingTold }) => isLeavingTold)) {
    const reason = endReason;
    events.push({
      type: 'conference.ended',
      eventId: `${sessionId}.e`,
      at: iso(endedAt),
      reason,
      ...ofCall,
    });
  }
  for (const { eventId, at } of beatsOf(legs)) {
    const legIds = legs.filter((leg) => isThere(leg, at)).map(({ legId }) => legId);
    const sessions = [{ ...ofCall, legIds }];
    // Of the others that went on at this bridge then, each is told by itself.
    events.push({ type: 'heartbeat', eventId, at: iso(at), partial: true, sessions });
  }
  return inBatches(
    events.filter(({ at }) => Date.parse(at) <= until),
    chance,
  );
}

/** What a caller comes to: begun minutes, as they are billed, of the time that the bridge has told of. */
export interface ToldLeg {
  readonly legId: string;
  readonly seconds: number;
  readonly minutes: number;
}

/** What the history has to say of the callers of a call, once all that `tellCall` tells is kept. */
export function toldLegs(
  call: SimulatedCall,
  tokens: ReadonlyMap<string, unknown>,
  until = Infinity,
): readonly ToldLeg[] {
  const legs = legsWith(call, tokens).filter(({ joinedAt }) => joinedAt <= until);
  const beats = beatsOf(legs);
  return legs.map((leg) => {
    const { legId, joinedAt, leftAt, isLeavingTold } = leg;
    const seen = beats.filter(({ at }) => isThere(leg, at)).map(({ at }) => at);
    const end = isLeavingTold ? leftAt : Math.max(joinedAt, ...seen);
    // Who is still there is counted when they leave.
    const seconds = end > until ? 0 : Math.ceil((end - joinedAt) / 1000);
    return { legId, seconds, minutes: Math.ceil(seconds / 60) };
  });
}

/** A heartbeat that names the callers of all that goes on at a bridge at a moment. */
export function tellWhoIsThere(
  calls: readonly { readonly call: SimulatedCall; readonly tokens: ReadonlyMap<string, string> }[],
  eventId: string,
  at: number,
): BridgeEvent {
  const sessions = calls.flatMap(({ call, tokens }) => {
    const present = legsWith(call, tokens).filter((leg) => isThere(leg, at));
    const [first] = present;
    if (first === undefined) return [];
    const legIds = present.map(({ legId }) => legId);
    return [{ sessionId: call.sessionId, legToken: first.legToken, legIds }];
  });
  return { type: 'heartbeat', eventId, at: iso(at), sessions };
}

function isThere({ joinedAt, leftAt }: SimulatedLeg, at: number): boolean {
  return joinedAt <= at && at < leftAt;
}

/** For each leg whose end is lost, the last beat that finds it there, and the one after it. */
function beatsOf(
  legs: readonly SimulatedLeg[],
): readonly { readonly eventId: string; readonly at: number }[] {
  return legs.flatMap(({ legId, joinedAt, leftAt, isLeavingTold }) => {
    if (isLeavingTold) return [];
    const last = joinedAt + Math.floor((leftAt - joinedAt) / HEARTBEAT_MS) * HEARTBEAT_MS;
    return [
      { eventId: `${legId}.there`, at: last },
      { eventId: `${legId}.gone`, at: last + HEARTBEAT_MS },
    ];
  });
}

/** The legs that were let in, with what they were given. */
function legsWith<T>(
  { legs }: SimulatedCall,
  tokens: ReadonlyMap<string, T>,
): readonly (SimulatedLeg & { readonly legToken: T })[] {
  return legs.flatMap((leg) => {
    const legToken = tokens.get(leg.legId);
    return legToken === undefined ? [] : [{ ...leg, legToken }];
  });
}

function tellLeg(
  sessionId: string,
  leg: SimulatedLeg & { readonly legToken: string },
): readonly BridgeEvent[] {
  const { legId, legToken, joinedAt, leftAt, leftReason } = leg;
  const common = { sessionId, legId, legToken };
  const joined: BridgeEvent = {
    type: 'leg.joined',
    eventId: `${legId}.j`,
    at: iso(joinedAt),
    ...common,
  };
  if (!leg.isLeavingTold) return [joined];
  return [
    joined,
    { type: 'leg.left', eventId: `${legId}.l`, at: iso(leftAt), reason: leftReason, ...common },
  ];
}

function inBatches(
  events: readonly BridgeEvent[],
  chance: Chance,
): readonly (readonly BridgeEvent[])[] {
  const inOrder = events.toSorted((a, b) => a.at.localeCompare(b.at));
  const twice = inOrder.filter(() => chance.happens(0.05));
  const sent = chance.happens(0.15)
    ? chance.shuffled([...inOrder, ...twice])
    : [...inOrder, ...twice];
  const cut = chance.happens(0.3) ? chance.whole(sent.length) : sent.length;
  return [sent.slice(0, cut), sent.slice(cut)].filter((batch) => batch.length > 0);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
