import type { BridgeEvent } from '../../domain/bridge/event.ts';
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
  const legs = call.legs.flatMap((leg) => {
    const legToken = tokens.get(leg.legId);
    return legToken === undefined ? [] : [{ ...leg, legToken }];
  });
  const [first] = legs;
  if (first === undefined) return [];
  const ofCall = { sessionId, legToken: first.legToken };
  const events: BridgeEvent[] = [
    { type: 'conference.started', eventId: `${sessionId}.s`, at: iso(startedAt), ...ofCall },
    ...legs.flatMap((leg) => tellLeg(sessionId, leg)),
  ];
  const lost = legs.filter(({ isLeavingTold }) => !isLeavingTold);
  if (lost.length === 0) {
    const reason = endReason;
    events.push({
      type: 'conference.ended',
      eventId: `${sessionId}.e`,
      at: iso(endedAt),
      reason,
      ...ofCall,
    });
  }
  for (const leg of lost) {
    // The last beat that finds them there, and the one after it.
    const beats = Math.floor((leg.leftAt - leg.joinedAt) / HEARTBEAT_MS);
    for (const [kind, beat] of [
      ['there', beats],
      ['gone', beats + 1],
    ] as const) {
      const at = leg.joinedAt + beat * HEARTBEAT_MS;
      const present = legs.filter((each) => each.joinedAt <= at && at < each.leftAt);
      const legIds = present.map(({ legId }) => legId);
      events.push({
        type: 'heartbeat',
        eventId: `${leg.legId}.${kind}`,
        at: iso(at),
        sessions: [{ ...ofCall, legIds }],
      });
    }
  }
  return inBatches(
    events.filter(({ at }) => Date.parse(at) <= until),
    chance,
  );
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
