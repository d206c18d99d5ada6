import type { BridgeClient } from '../../bridges/client/index.ts';
import type { CallableConference } from './callable.ts';
import type { Chance } from './chance.ts';
import type { SimulatedCall, SimulatedLeg } from './history.ts';
import type { GoingCall } from './live-room.ts';
import { openPatientBridge, type PatientBridge } from './patient-bridge.ts';
import { tellCall, tellWhoIsThere, toldLegs } from './tell-call.ts';

/** So many calls are told of at a time; the Functions emulator starts a process for each beyond one. */
const AT_ONCE = 2;

export interface SimulationOptions {
  readonly calls: readonly SimulatedCall[];
  /** By the index that the calls name. */
  readonly conferences: readonly CallableConference[];
  readonly bridges: readonly BridgeClient[];
  readonly chance: Chance;
  /**
   * Milliseconds since 1970: nothing later is told. If calls are going on then, each bridge sends a
   * heartbeat of them.
   */
  readonly until: number;
  /** Told after each call how many are done. */
  readonly onProgress?: (done: number) => void;
  /** Aborted when nobody waits for it any more; until then what is not answered is sent again. */
  readonly signal?: AbortSignal;
}

/** What came of a simulation. */
export interface SimulationResult {
  readonly calls: number;
  readonly callers: number;
  /** Billed, of those who have left. */
  readonly minutes: number;
  /** Codes that the bridge refused, as was meant. */
  readonly wrongCodes: number;
  /** Callers who did not get in although their code was right. */
  readonly lockedOut: number;
  /** Those that go on at `until`, for `playLive`. */
  readonly going: readonly GoingCall[];
}

/**
 * Plays bridges: has the codes of all callers resolved and tells what happens, through the public API
 * alone.
 *
 * @throws BridgeRefusal when a request is refused for good; Problem when an event is; what `signal` was
 *   aborted with.
 */
export async function simulateCalls(options: SimulationOptions): Promise<SimulationResult> {
  const { calls, signal, onProgress } = options;
  const total = { calls: 0, callers: 0, minutes: 0, wrongCodes: 0, lockedOut: 0 };
  const played: PlayedCall[] = [];
  const rest = calls.values();
  // When one has failed, the others end as well.
  let isFailing = false;
  const play = async () => {
    for (const call of rest) {
      if (isFailing) return;
      signal?.throwIfAborted();
      const result = await playCall(call, options);
      played.push(result);
      total.calls += result.tokens.size > 0 ? 1 : 0;
      total.callers += result.tokens.size;
      for (const { minutes } of toldLegs(call, result.tokens, options.until)) {
        total.minutes += minutes;
      }
      total.wrongCodes += result.wrongCodes;
      total.lockedOut += result.lockedOut;
      onProgress?.(played.length);
    }
  };
  await Promise.all(
    Array.from({ length: AT_ONCE }, () =>
      play().catch((error: unknown) => {
        isFailing = true;
        throw error;
      }),
    ),
  );
  const going = await tellWhoIsStillThere(played, options);
  return { ...total, going };
}

interface PlayedCall extends GoingCall {
  readonly wrongCodes: number;
  readonly lockedOut: number;
}

/** What earlier simulations left going on ends with it, as the bridge does not name it any more. */
async function tellWhoIsStillThere(
  played: readonly PlayedCall[],
  { bridges, until, signal }: SimulationOptions,
): Promise<readonly GoingCall[]> {
  const going = played.filter(({ call }) => call.startedAt <= until && call.endedAt > until);
  const [one] = going;
  if (one === undefined) return [];
  for (const [index, bridge] of bridges.entries()) {
    const here = going.filter(({ call }) => call.bridge === index);
    const event = tellWhoIsThere(here, `${one.call.sessionId}.${index}`, until);
    await openPatientBridge(bridge, signal && { signal }).tell([event]);
  }
  return going.map(({ call, tokens }) => ({ call, tokens }));
}

async function playCall(
  call: SimulatedCall,
  { conferences, bridges, chance, until, signal }: SimulationOptions,
): Promise<PlayedCall> {
  const conference = conferences[call.conference];
  const client = bridges[call.bridge];
  if (conference === undefined || client === undefined) throw new RangeError('no such conference');
  const bridge = openPatientBridge(client, signal && { signal });
  const tokens = new Map<string, string>();
  let wrongCodes = 0;
  let lockedOut = 0;
  for (const leg of call.legs) {
    if (leg.joinedAt > until) continue;
    const code = leg.role === 'leader' ? conference.leaderCode : conference.participantCode;
    const { token, refusals } = await dialIn(bridge, leg, code, chance);
    wrongCodes += refusals;
    if (token === null) lockedOut += 1;
    else tokens.set(leg.legId, token);
  }
  for (const batch of tellCall(call, tokens, chance, until)) await bridge.tell(batch);
  return { call, tokens, wrongCodes, lockedOut };
}

/** Enters a code as a caller does, mistyped at first where they are said to. */
async function dialIn(
  bridge: PatientBridge,
  { legId, callerId, dialedNumber, mistyped }: SimulatedLeg,
  code: string,
  chance: Chance,
): Promise<{ readonly token: string | null; readonly refusals: number }> {
  let refusals = 0;
  // Who is hung up on calls again, once.
  for (const callId of [legId, `${legId}.again`]) {
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const digits = refusals < mistyped ? mistype(code, chance) : code;
      const answer = await bridge.resolve({ callId, dialedNumber, callerId, digits, attempt });
      if (answer.decision === 'join') return { token: answer.legToken, refusals };
      refusals += 1;
      if (answer.decision === 'hangup') break;
    }
  }
  return { token: null, refusals };
}

/** One digit beside the right one. */
function mistype(code: string, chance: Chance): string {
  const position = 1 + chance.whole(code.length - 1);
  const digit = (Number(code[position]) + 1 + chance.whole(9)) % 10;
  return `${code.slice(0, position)}${digit}${code.slice(position + 1)}`;
}
