import {
  type BridgeEvent,
  type Clock,
  failureFacts,
  followCommands,
  type BridgeClient,
  type Log,
  type Outbox,
} from '../../client/index.ts';
import type { AmiConnection } from '../ami/connection.ts';
import type { AmiMessage } from '../ami/messages.ts';
import type { CallTracker } from '../calls/call-tracker.ts';
import type { LiveFollower } from '../calls/follow-calls.ts';
import { readLegNote } from '../calls/leg-note.ts';
import { admitWaiting, CAN, canAdmit, carryOut } from './carry-out.ts';
import { LiveState } from './live-state.ts';
import { watchRooms } from './watch-rooms.ts';

/** While more events than these wait for the API, who talks is not told: it is of this moment. */
const MOST_WAITING = 20;

export interface LiveDependencies {
  readonly tracker: CallTracker;
  readonly client: Pick<BridgeClient, 'commands' | 'now'>;
  readonly outbox: Pick<Outbox, 'add' | 'waiting'>;
  /** The manager, where all that goes on there is known. */
  readonly connection: () => AmiConnection | null;
  readonly timeOf: (message: AmiMessage) => number;
  /** Whether administrators may act in calls here. */
  readonly takesCommands: boolean;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly log: Log;
}

export interface FollowedLive extends LiveFollower {
  /** All that goes on is known, for the first time or again. */
  onKnown(): void;
  /** Begins to ask the API and to look at conferences. */
  start(): void;
  stop(): Promise<void>;
}

/** Follows what is so in conferences, and does in them what administrators ask for. */
export function followLive(dependencies: LiveDependencies): FollowedLive {
  const { tracker, client, outbox, connection, timeOf, takesCommands } = dependencies;
  const { clock, chance, log } = dependencies;
  const end = new AbortController();
  const running: Promise<void>[] = [];
  const now = () => client.now();
  const live = new LiveState({
    rooms: tracker,
    timeOf,
    legIdOf: (message) => readLegNote(message)?.legId ?? null,
  });
  const tell = async (events: readonly BridgeEvent[]) => {
    if (events.length > 0) await outbox.add(events);
  };
  const moving = (legId: string, isMoving: boolean) => tracker.setMoving(legId, isMoving);
  const room = (sessionId: string) => tracker.room(sessionId);
  const doing = { connection, room, live, now, tell, moving };

  const onJoined = (legId: string, isNewRoom: boolean) => {
    const joined = tracker.roomOf(legId);
    if (joined === undefined) return;
    live.joined(joined, legId, isNewRoom);
    if (!live.isAdmitted(joined)) return;
    admitWaiting(joined, doing).catch((error: unknown) => {
      log('error', 'asterisk.notAdmitted', failureFacts(error));
    });
  };
  /** The manager whose dialplan lets the waiting in. */
  let admits: AmiConnection | null = null;
  const can = () => {
    const manager = connection();
    if (manager === null) return [];
    return manager === admits ? CAN : CAN.filter((kind) => kind !== 'admit');
  };
  return {
    onKnown() {
      const manager = connection();
      if (manager === null) return;
      canAdmit(manager).then(
        (is) => {
          if (is) admits = manager;
          else log('warn', 'asterisk.cannotAdmit');
        },
        // It is asked again with the next connection.
        () => undefined,
      );
    },
    onEvent(message, told) {
      const isNewRoom = told.some(({ type }) => type === 'conference.started');
      for (const event of told) if (event.type === 'leg.joined') onJoined(event.legId, isNewRoom);
      return live.onEvent(message);
    },
    start() {
      const isBehind = () => outbox.waiting() > MOST_WAITING;
      const rooms = () => tracker.rooms();
      const { signal } = end;
      running.push(
        watchRooms({ connection, rooms, live, now, tell, isBehind, clock, log, signal }),
      );
      if (!takesCommands) return;
      const commands = followCommands({
        ...{ client, outbox, log, clock, chance },
        can,
        carryOut: (command) => carryOut(command, doing),
      });
      signal.addEventListener('abort', () => running.push(commands.stop()), { once: true });
    },
    async stop() {
      end.abort();
      await Promise.all(running);
    },
  };
}
