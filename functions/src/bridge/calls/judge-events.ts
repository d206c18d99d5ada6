import {
  type BridgeEvent,
  bridgeEventSchema,
  type CallEvent,
  CLOCK_DIFFERENCE_MS,
  type CommandEvent,
  type EventProblem,
  type TalkingEvent,
} from '../../../../domain/bridge/bridge-event.ts';
import { stableId } from '../../../../domain/stable-id.ts';
import type { LegGrant } from '../../../../domain/usage/apply-event.ts';
import { keptUntil } from '../../../../domain/usage/kept-for.ts';
import { bridgeKeyOf } from '../door/bridge-key.ts';
import { openGrant } from '../door/leg-token.ts';
import { wantedOf } from '../door/wanted.ts';
import { wrongFields } from '../door/wrong-fields.ts';
import type { CallPlace } from './update-call.ts';

export type Heartbeat = Extract<BridgeEvent, { type: 'heartbeat' }>;

/** An event on its own: one that can be added to its call, a heartbeat, or why it is neither. */
export type Judged =
  | {
      readonly kind: 'call';
      readonly place: CallPlace;
      readonly grant: LegGrant;
      readonly event: CallEvent;
    }
  | {
      readonly kind: 'talking';
      readonly place: CallPlace;
      readonly at: number;
      readonly event: TalkingEvent;
    }
  | { readonly kind: 'command'; readonly at: number; readonly event: CommandEvent }
  | { readonly kind: 'heartbeat'; readonly at: number; readonly heartbeat: Heartbeat }
  | { readonly kind: 'problem'; readonly problem: EventProblem; readonly wrong?: WrongEvent };

/** What is wrong with the form of an event. */
export interface WrongEvent {
  readonly fields: string[];
  readonly wanted?: string;
}

export interface Judge {
  readonly bridge: string;
  readonly pepper: string;
  readonly now: Date;
}

/** Judges what a bridge sent as one event, without asking anybody. */
export function judgeEvent(value: unknown, judge: Judge): Judged {
  const { data: event, error } = bridgeEventSchema.safeParse(value);
  if (event === undefined) {
    const fields = [...wrongFields(error, 'event')];
    return { kind: 'problem', problem: 'invalid_event', wrong: { fields, ...wantedOf(fields) } };
  }
  const at = Date.parse(event.at);
  if (at > judge.now.getTime() + CLOCK_DIFFERENCE_MS) {
    return { kind: 'problem', problem: 'time_in_future' };
  }
  const month = new Date(at).toISOString().slice(0, 7);
  if (keptUntil(month).getTime() <= judge.now.getTime()) {
    return { kind: 'problem', problem: 'time_too_old' };
  }
  if (event.type === 'heartbeat') return { kind: 'heartbeat', at, heartbeat: event };
  if (event.type === 'command.done' || event.type === 'command.refused') {
    return { kind: 'command', at, event };
  }
  const grant = grantOf(event.legToken, judge);
  if (grant === null) return { kind: 'problem', problem: 'unknown_call' };
  if (event.type === 'conference.talking') {
    return { kind: 'talking', place: placeOf(grant, event.sessionId, judge.pepper), at, event };
  }
  return { kind: 'call', place: placeOf(grant, sessionOf(event, at), judge.pepper), grant, event };
}

/** Those who did not get into a session that had not begun are kept together, by day. */
function sessionOf(event: CallEvent, at: number): string {
  return event.sessionId ?? `none ${new Date(at).toISOString().slice(0, 10)}`;
}

/** What a token says, if it was given to this bridge. */
export function grantOf(token: string, { bridge, pepper }: Judge): LegGrant | null {
  const grant = openGrant(token, pepper);
  return grant?.bridge === bridge ? grant : null;
}

/**
 * Where a session of a bridge is kept. Two conferences that a bridge puts into one session are two
 * calls: what belongs to one account can never get into another's.
 */
export function placeOf(
  { accountId, conferenceId, bridge }: LegGrant,
  sessionId: string,
  pepper: string,
): CallPlace {
  const callId = stableId(['call', bridge, sessionId, conferenceId]);
  return { accountId, callId, bridge, bridgeKey: bridgeKeyOf(bridge, pepper), sessionId };
}
