import type {
  CallEndReason,
  ConferenceEnded,
  ConferenceStarted,
  LegFailed,
  LegFailedReason,
  LegJoined,
  LegLeft,
  LegLeftReason,
} from '../../client/index.ts';
import type { LegNote, StayNote } from './leg-note.ts';

/*
 * Events as docs/bridge-api has them. An event's id is made of what it is about, so that whoever tells it again,
 * after a restart or of something that comes twice, tells the same event.
 */

/** Somebody who is in. */
export type Leg = LegNote & { readonly stay: StayNote };

/** A leg that is out, as far as it was told. */
export interface LeftLeg {
  readonly leg: Leg;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly reason: LegLeftReason;
  readonly revision: number;
  /** Whether the conference was being ended for all, as was known then. */
  readonly isOver: boolean;
}

/** A conference, by the token of any of its legs. */
export interface ToldRoom {
  readonly sessionId: string;
  readonly legToken: string;
  readonly startedAt: number;
}

const iso = (milliseconds: number) => new Date(Math.round(milliseconds)).toISOString();

export function conferenceStarted({ sessionId, legToken, startedAt }: ToldRoom): ConferenceStarted {
  const eventId = `started-${sessionId}`;
  return { type: 'conference.started', eventId, at: iso(startedAt), sessionId, legToken };
}

export function conferenceEnded(
  { sessionId, legToken, startedAt }: ToldRoom,
  at: number,
  reason: CallEndReason,
): ConferenceEnded {
  const eventId = `ended-${sessionId}`;
  const end = iso(Math.max(startedAt, at));
  return { type: 'conference.ended', eventId, at: end, sessionId, legToken, reason };
}

export function legJoined({ legId, legToken, stay }: Leg): LegJoined {
  const { sessionId, joinedAt } = stay;
  const eventId = `joined-${legId}`;
  return { type: 'leg.joined', eventId, at: iso(joinedAt), sessionId, legId, legToken };
}

export function legLeft({ leg, at, reason, revision }: LeftLeg): LegLeft {
  const { legId, legToken, stay } = leg;
  return {
    type: 'leg.left',
    eventId: revision === 0 ? `left-${legId}` : `left-${legId}-${revision}`,
    at: iso(Math.max(stay.joinedAt, at)),
    sessionId: stay.sessionId,
    legId,
    legToken,
    reason,
    ...(revision === 0 ? {} : { revision }),
  };
}

/** @param sessionId absent where the conference does not go on. */
export function legFailed(
  { legId, legToken }: Pick<LegNote, 'legId' | 'legToken'>,
  at: number,
  reason: LegFailedReason,
  sessionId?: string,
): LegFailed {
  const session = sessionId === undefined ? {} : { sessionId };
  const eventId = `failed-${legId}`;
  return { type: 'leg.failed', eventId, at: iso(at), ...session, legId, legToken, reason };
}
