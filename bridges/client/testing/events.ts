import type { BridgeEvent, Heartbeat } from '../api.ts';

const COMMON = { sessionId: 's-1', legToken: 'played-token-of-a-leg' };

/** An event as an outbox sees it: its id is all that matters. */
export function joined(eventId: string, over: object = {}): BridgeEvent {
  const at = '2026-11-24T12:00:00Z';
  return { type: 'leg.joined', eventId, at, legId: 'l-1', ...COMMON, ...over };
}

export function left(legId: string): BridgeEvent {
  const at = '2026-11-24T12:00:30Z';
  return { type: 'leg.left', eventId: `${legId}.left`, at, legId, reason: 'hungUp', ...COMMON };
}

export function ended(eventId = 's-1.ended'): BridgeEvent {
  const at = '2026-11-24T12:00:40Z';
  return { type: 'conference.ended', eventId, at, reason: 'lastCallerLeft', ...COMMON };
}

/** One that names these legs of the session s-1, or no session at all. */
export function heartbeat(eventId: string, legIds: readonly string[] | null, over = {}): Heartbeat {
  const sessions = legIds === null ? [] : [{ ...COMMON, legIds: [...legIds] }];
  return { type: 'heartbeat', eventId, at: '2026-11-24T12:01:00Z', sessions, ...over };
}
