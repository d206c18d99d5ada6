import type {
  ConferenceAdmitted,
  ConferenceLocked,
  ConferenceTalking,
  LegMuted,
} from '../../client/index.ts';
import type { Leg, ToldRoom } from '../calls/tell.ts';

/*
 * What is so from a moment on, as docs/bridge-api has it. Of several the newest counts, so the moment is part of
 * an event's id.
 */

const iso = (milliseconds: number) => new Date(Math.round(milliseconds)).toISOString();

type Room = Pick<ToldRoom, 'sessionId' | 'legToken'>;
const of = ({ sessionId, legToken }: Room, at: number) => ({ at: iso(at), sessionId, legToken });

export function legMuted({ legId, legToken, stay }: Leg, at: number, isMuted: boolean): LegMuted {
  const { sessionId } = stay;
  const eventId = `${isMuted ? 'muted' : 'unmuted'}-${Math.round(at)}-${legId}`.slice(0, 64);
  const type = isMuted ? 'leg.muted' : 'leg.unmuted';
  return { type, eventId, ...of({ sessionId, legToken }, at), legId };
}

export function conferenceLocked(room: Room, at: number, isLocked: boolean): ConferenceLocked {
  const word = isLocked ? 'locked' : 'unlocked';
  const eventId = `${word}-${Math.round(at)}-${room.sessionId}`.slice(0, 64);
  return { type: `conference.${word}`, eventId, ...of(room, at) };
}

export function conferenceAdmitted(room: Room, at: number): ConferenceAdmitted {
  const eventId = `admitted-${room.sessionId}`.slice(0, 64);
  return { type: 'conference.admitted', eventId, ...of(room, at) };
}

export function conferenceTalking(
  room: Room,
  at: number,
  legIds: readonly string[],
): ConferenceTalking {
  const eventId = `talking-${Math.round(at)}-${room.sessionId}`.slice(0, 64);
  return { type: 'conference.talking', eventId, ...of(room, at), legIds: [...legIds] };
}
