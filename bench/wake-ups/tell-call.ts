import type { BridgeEvent } from '../../domain/bridge/bridge-event.ts';
import type { BridgeClient } from '../../tests/support/bridge.ts';
import { drawId } from '../save/client.ts';

/** Has callers dial into a conference, and leave it: a request for each code, and two for the events of each. */
export async function tellCall(bridge: BridgeClient, code: string, callers: number): Promise<void> {
  const sessionId = drawId();
  const legs: { readonly legId: string; readonly legToken: string }[] = [];
  const about = () => ({ eventId: drawId(), at: new Date().toISOString(), sessionId });
  for (let caller = 0; caller < callers; caller += 1) {
    const legId = drawId();
    const answer = await bridge.resolve({
      ...{ callId: legId, dialedNumber: '+15145550100', callerId: `+1514555020${caller}` },
      ...{ digits: code, attempt: 1 },
    });
    if (answer.decision !== 'join') throw new Error('A caller is not let in');
    const leg = { legId, legToken: answer.legToken };
    legs.push(leg);
    await bridge.events([{ type: 'leg.joined', ...about(), ...leg }]);
  }
  for (const leg of legs) {
    const events: BridgeEvent[] = [{ type: 'leg.left', ...about(), ...leg, reason: 'hungUp' }];
    const isLast = leg === legs.at(-1);
    const { legToken } = leg;
    const end = { type: 'conference.ended', ...about(), legToken } as const;
    if (isLast) events.push({ ...end, reason: 'lastCallerLeft' });
    await bridge.events(events);
  }
}
