import type { BridgeEvent, Heartbeat } from '../api.ts';

/**
 * Whether a heartbeat that waits need not be sent, because a later one says all that it says of who is there
 * and who is not.
 *
 * Not where a conference ended in between: who had gone before, unseen, would be counted up to that end, and
 * only the earlier heartbeat knows better (docs/bridge-api, Events). Nor where somebody whom it names is gone
 * since and has not been told of: it is the last that saw them.
 *
 * @param between what was told after `earlier`, up to `later`, whether or not it is sent
 */
export function isSuperseded(
  earlier: Heartbeat,
  between: readonly BridgeEvent[],
  later: Heartbeat,
): boolean {
  if (between.some(({ type }) => type === 'conference.ended')) return false;
  const named = new Set(later.sessions.map(({ sessionId }) => sessionId));
  if (later.partial === true) {
    // It leaves alone what it does not name.
    if (earlier.partial !== true) return false;
    if (earlier.sessions.some(({ sessionId }) => !named.has(sessionId))) return false;
  }
  const accounted = new Set(legsOf(later));
  for (const event of between) {
    if (event.type === 'leg.left') accounted.add(legKey(event.sessionId, event.legId));
  }
  return legsOf(earlier).every((leg) => accounted.has(leg));
}

function legsOf({ sessions }: Heartbeat): readonly string[] {
  return sessions.flatMap(({ sessionId, legIds }) =>
    legIds.map((legId) => legKey(sessionId, legId)),
  );
}

/** Ids have no spaces. */
function legKey(sessionId: string, legId: string): string {
  return `${sessionId} ${legId}`;
}
