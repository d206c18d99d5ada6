import { randomUUID } from 'node:crypto';
import {
  type BridgeClient,
  type BridgeEvent,
  type Clock,
  followCommands,
  type Log,
  realClock,
} from '../../bridges/client/index.ts';
import { commandKindSchema } from '../../domain/live-command.ts';
import type { Chance } from './chance.ts';
import { type GoingCall, LiveRoom } from './live-room.ts';
import { openPatientBridge } from './patient-bridge.ts';

const STEP_MS = 1000;
const STEPS_A_HEARTBEAT = 60;

export interface LivePlay {
  readonly going: readonly GoingCall[];
  /** By the index that the calls name. */
  readonly bridges: readonly BridgeClient[];
  readonly chance: Chance;
  readonly clock?: Clock;
  /** Told of each command that was done. */
  readonly log?: Log;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/**
 * Plays calls that go on: callers talk, mute themselves and hang up, and what administrators ask for is done, until
 * nobody is in any more or `signal` is aborted.
 *
 * @throws Problem; BridgeRefusal, where the API takes no events
 */
export async function playLive(play: LivePlay): Promise<void> {
  const { going, bridges } = play;
  await Promise.all(
    bridges.flatMap((client, index) => {
      const here = going.filter(({ call }) => call.bridge === index);
      return here.length === 0 ? [] : [playBridge(client, here, play)];
    }),
  );
}

async function playBridge(
  client: BridgeClient,
  going: readonly GoingCall[],
  { chance, clock = realClock, log = () => undefined, signal }: LivePlay,
): Promise<void> {
  const rooms = new Map(
    going.map((each) => [each.call.sessionId, new LiveRoom(each, clock.now())] as const),
  );
  const bridge = openPatientBridge(client, { signal });
  const tell = async (events: readonly BridgeEvent[]) => {
    if (events.length > 0) await bridge.tell(events);
  };
  const commands = followCommands({
    ...{ client, log, clock, chance: () => chance.unit() },
    outbox: { add: tell },
    can: () => commandKindSchema.options,
    carryOut: async (command) => {
      const room = rooms.get(command.sessionId);
      if (room === undefined) return 'callEnded';
      const { outcome, events } = room.carryOut(command, clock.now());
      await tell(events);
      return outcome;
    },
  });
  try {
    for (let step = 1; !signal.aborted; step += 1) {
      await clock.wait(STEP_MS, signal).catch(() => undefined);
      const open = [...rooms.values()].filter(({ isOver }) => !isOver);
      if (signal.aborted || open.length === 0) return;
      const at = clock.now();
      const events = open.flatMap((room) => room.step(at, chance));
      await tell(step % STEPS_A_HEARTBEAT === 0 ? [...events, heartbeat(rooms, at)] : events);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await commands.stop();
  }
}

/** All that goes on at the bridge. */
function heartbeat(rooms: ReadonlyMap<string, LiveRoom>, at: number): BridgeEvent {
  const sessions = [...rooms.values()]
    .filter(({ isOver }) => !isOver)
    .map((room) => room.session());
  return { type: 'heartbeat', eventId: randomUUID(), at: new Date(at).toISOString(), sessions };
}
