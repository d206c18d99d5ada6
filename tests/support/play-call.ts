import type { LocalAddresses } from '../../local/suite/addresses.ts';
import { seededChance, type Chance } from '../../local/simulate/chance.ts';
import type { SimulatedLeg } from '../../local/simulate/history.ts';
import { playLive } from '../../local/simulate/play-live.ts';
import { openBridge } from './bridge.ts';
import { unique } from './suite.ts';

/** Somebody who dials in. */
export interface PlayedCaller {
  readonly code: string;
  readonly role: SimulatedLeg['role'];
  readonly callerId: string;
}

const DIALED = '+15145550100';
const HOUR_MS = 3_600_000;

/** Nobody does anything by chance. */
const still: Chance = { ...seededChance(1), happens: () => false };

/**
 * Has callers dial into a conference of a running suite, and stay there. Their bridge does what
 * administrators ask for, as the simulator's does.
 *
 * @returns what ends it; the call goes on then, on a bridge that is away
 * @throws Error where somebody is not let in
 */
export async function playCall(
  suite: { readonly addresses: Pick<LocalAddresses, 'bridgeUrl' | 'runDir'> },
  callers: readonly PlayedCaller[],
): Promise<() => Promise<void>> {
  const bridge = await openBridge(suite, 'live-1-a');
  const [sessionId, now] = [unique(), Date.now()];
  const tokens = new Map<string, string>();
  const legs: SimulatedLeg[] = [];
  for (const { code, role, callerId } of callers) {
    const legId = unique();
    const asked = { callId: legId, dialedNumber: DIALED, callerId, digits: code, attempt: 1 };
    const answer = await bridge.resolve(asked);
    if (answer.decision !== 'join') throw new Error(`A ${role} is not let in.`);
    tokens.set(legId, answer.legToken);
    legs.push({
      ...{ legId, role, callerId, dialedNumber: DIALED, mistyped: 0 },
      ...{ joinedAt: now, leftAt: now + HOUR_MS, leftReason: 'hungUp', isLeavingTold: true },
    });
    const about = { eventId: unique(), at: new Date(now).toISOString(), sessionId };
    await bridge.events([{ type: 'leg.joined', ...about, legId, legToken: answer.legToken }]);
  }
  const call = {
    ...{ sessionId, conference: 0, bridge: 0, legs },
    ...{ startedAt: now, endedAt: now + HOUR_MS, endReason: 'lastCallerLeft' as const },
  };
  const stop = new AbortController();
  const { signal } = stop;
  const playing = playLive({ going: [{ call, tokens }], bridges: [bridge], chance: still, signal });
  return async () => {
    stop.abort();
    await playing;
  };
}
