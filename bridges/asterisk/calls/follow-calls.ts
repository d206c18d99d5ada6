import { type BridgeEvent, failureFacts, type Log, type Outbox } from '../../client/index.ts';
import type { AmiConnection } from '../ami/connection.ts';
import type { AmiFollower } from '../ami/keep-connected.ts';
import type { AmiMessage } from '../ami/messages.ts';
import type { CallTracker, ToDo } from './call-tracker.ts';
import { findRooms } from './found-rooms.ts';
import { LEG_VARIABLES } from './leg-note.ts';

/** Told of each event after the calls, with what was told of these. @returns what is to be told beside. */
export interface LiveFollower {
  onEvent(event: AmiMessage, told: readonly BridgeEvent[]): readonly BridgeEvent[];
}

export interface FollowedCalls extends AmiFollower {
  /** What runs there, `Asterisk 22.10.1`; null while that is not known. */
  readonly switchName: string | null;
  /** The manager, where all that goes on there is known. */
  readonly connection: AmiConnection | null;
  /** Done once all that has happened so far is noted and kept. */
  settled(): Promise<void>;
}

/**
 * Follows what a manager says of conferences: notes on channels what has to be known again, and hands the
 * outbox what is to be told.
 *
 * @param onKnown all that goes on is known, for the first time or again.
 */
export function followCalls({
  tracker,
  outbox,
  log,
  onKnown,
  live,
}: {
  readonly tracker: CallTracker;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly log: Log;
  readonly onKnown: () => void;
  /** Who follows what is so in conferences. */
  readonly live: LiveFollower;
}): FollowedCalls {
  /** Events that come while the list of what goes on is being read. */
  let early: AmiMessage[] | null = [];
  let connection: AmiConnection | null = null;
  let switchName: string | null = null;
  let startedAt: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const carryOut = ({ notes, events }: ToDo, by: AmiConnection | null) => {
    if (notes.length === 0 && events.length === 0) return;
    turn = turn
      .then(async () => {
        // First what a restarted adapter has to find, so that it tells the same.
        await Promise.all(notes.map((note) => writeNote(by, note)));
        if (events.length > 0) await outbox.add(events);
      })
      .catch((error: unknown) => log('error', 'asterisk.notKept', failureFacts(error)));
  };
  const take = (event: AmiMessage) => {
    try {
      const toDo = tracker.onEvent(event);
      carryOut(toDo, connection);
      carryOut({ notes: [], events: live.onEvent(event, toDo.events) }, connection);
    } catch (error) {
      // What nobody has thought of must not end the process.
      log('error', 'asterisk.eventFailed', failureFacts(error));
    }
  };

  return {
    get switchName() {
      return switchName;
    },
    get connection() {
      return tracker.isWatching ? connection : null;
    },
    settled: async () => {
      await turn;
    },
    onEvent(event) {
      if (early === null) take(event);
      else early.push(event);
    },
    async onConnected(opened) {
      const [status, core] = [await opened.ask('CoreStatus'), await opened.ask('CoreSettings')];
      const start = `${status.get('CoreStartupDate') ?? ''} ${status.get('CoreStartupTime') ?? ''}`;
      const rooms = await findRooms(opened);
      const hasRestarted = startedAt !== null && startedAt !== start;
      startedAt = start;
      connection = opened;
      switchName = switchNameOf(core.get('AsteriskVersion') ?? '');
      if (hasRestarted) log('warn', 'asterisk.restarted');
      carryOut(tracker.onFound(rooms, { hasRestarted }), opened);
      const waiting = early ?? [];
      early = null;
      for (const event of waiting) take(event);
      onKnown();
    },
    onLost(at) {
      early = [];
      connection = null;
      tracker.onLost(at);
    },
    onGone() {
      carryOut(tracker.onGone(), null);
    },
  };
}

async function writeNote(
  connection: AmiConnection | null,
  { channel, stay }: ToDo['notes'][number],
): Promise<void> {
  // Who is gone has no channel any more; and without a manager the next one finds them.
  await connection
    ?.ask('Setvar', { Channel: channel, Variable: LEG_VARIABLES.stay, Value: stay })
    .catch(() => undefined);
}

function switchNameOf(version: string): string {
  return `Asterisk ${version.replaceAll(/[^\x20-\x7e]/g, '')}`.trim().slice(0, 100);
}
