import type { Firestore } from 'firebase-admin/firestore';
import type { CallEvent } from '../../domain/bridge/bridge-event.ts';
import type { LegGrant } from '../../domain/usage/apply-event.ts';
import { updateCall } from '../../functions/src/bridge/calls/update-call.ts';

/** Something that a bridge tells of a call, and who was let in by it. */
export interface Told {
  readonly grant: LegGrant;
  readonly event: CallEvent;
}

/** The key under which members know of a bridge in calls that are recorded here. */
export function playedBridgeKey(bridge: string): string {
  return `key-of-${bridge}`;
}

/**
 * Has the functions' own code keep what was told of a call, whenever that was, so that what is there
 * afterwards is what the server writes. What is told again changes nothing.
 *
 * @param callId as the call is to be found; the server makes it of bridge and session.
 * @throws Error where the server would refuse something of it.
 */
export async function recordCall(
  db: Firestore,
  callId: string,
  told: readonly Told[],
): Promise<void> {
  const [first] = told;
  if (first === undefined) return;
  const { accountId, bridge } = first.grant;
  const { sessionId = '' } = first.event;
  const place = { accountId, callId, bridge, bridgeKey: playedBridgeKey(bridge), sessionId };
  const changes = told.map((each, index) => ({ index, ...each }));
  const outcomes = await updateCall(db, place, changes);
  const refused = outcomes.find((each) => each !== 'accepted' && each !== 'duplicate');
  if (refused !== undefined) throw new Error(`The call ${callId} is refused: ${refused}`);
}
