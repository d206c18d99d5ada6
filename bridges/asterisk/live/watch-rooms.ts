import { type BridgeEvent, type Clock, failureFacts, type Log } from '../../client/index.ts';
import { type AmiConnection, AmiRefusal } from '../ami/connection.ts';
import { readMembers } from '../calls/found-rooms.ts';
import type { Room } from '../calls/rooms.ts';
import type { LiveState } from './live-state.ts';

/** So often it is looked, in milliseconds, while a conference goes on. */
const LOOK_EVERY_MS = 1000;

export interface WatchDependencies {
  readonly connection: () => AmiConnection | null;
  readonly rooms: () => readonly Room[];
  readonly live: LiveState;
  readonly now: () => number;
  readonly tell: (events: readonly BridgeEvent[]) => Promise<void>;
  /** Whether there is no need to tell who talks: what waits to be told is old already. */
  readonly isBehind: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Looks once a second for what no event tells: that a conference is locked, or its participants muted, by a key or on
 * Asterisk's console. One question lists all conferences; who is in is asked of those alone whose participants are, or
 * were, muted. With it goes who talks, so that this is told once a second at most.
 *
 * @returns done once `signal` is aborted.
 */
export async function watchRooms(dependencies: WatchDependencies): Promise<void> {
  const { clock, log, signal, rooms } = dependencies;
  const wereMuted = new WeakSet<Room>();
  // Said once: what hangs for an hour fills no log.
  const state = { isFailing: false };
  while (!signal.aborted) {
    await clock.wait(LOOK_EVERY_MS, signal).catch(() => undefined);
    if (signal.aborted || rooms().length === 0) continue;
    try {
      await look(dependencies, wereMuted);
      state.isFailing = false;
    } catch (error) {
      if (!state.isFailing) log('warn', 'asterisk.notLooked', failureFacts(error));
      state.isFailing = true;
    }
  }
}

async function look(
  { connection, rooms, live, now, tell, isBehind }: WatchDependencies,
  wereMuted: WeakSet<Room>,
): Promise<void> {
  const manager = connection();
  if (manager === null) return;
  const events: BridgeEvent[] = [];
  const listed = await listOrNone(manager, 'ConfbridgeListRooms');
  for (const message of listed) {
    const conference = message.get('Conference') ?? '';
    const room = rooms().find((each) => each.conference === conference);
    if (room === undefined) continue;
    const isMuted = message.get('Muted') === 'Yes';
    if (isMuted || wereMuted.has(room) || !live.isKnown(room)) {
      events.push(...(await lookAtMembers(manager, room, live, now)));
    }
    events.push(...live.setLocked(room, message.get('Locked') === 'Yes', now()));
    if (isMuted) wereMuted.add(room);
    else wereMuted.delete(room);
  }
  if (!isBehind()) for (const room of rooms()) events.push(...live.talking(room, now()));
  if (events.length > 0) await tell(events);
}

async function lookAtMembers(
  manager: AmiConnection,
  room: Room,
  live: LiveState,
  now: () => number,
): Promise<readonly BridgeEvent[]> {
  const { conference, sessionId } = room;
  const isFirst = !live.isKnown(room);
  const members = await listOrNone(manager, 'ConfbridgeList', { Conference: conference });
  return members.flatMap((message) => {
    const [found] = readMembers({ conference, sessionId, members: [message] }).legs;
    const leg = found === undefined ? undefined : room.legs.get(found.note.legId);
    if (leg === undefined) return [];
    // Of a time before we looked; where nobody waits for a leader anyway it makes no difference.
    const isFree = leg.role === 'participant' && message.get('WaitMarked') === 'No';
    if (isFirst && isFree) live.foundAdmitted(room);
    return live.setMuted(room, leg, message.get('Muted') === 'Yes', now());
  });
}

/** What ended meanwhile is no failure. */
async function listOrNone(
  manager: AmiConnection,
  ...question: Parameters<AmiConnection['list']>
): Promise<Awaited<ReturnType<AmiConnection['list']>>> {
  try {
    return await manager.list(...question);
  } catch (error) {
    if (error instanceof AmiRefusal && /^no /i.test(error.message)) return [];
    throw error;
  }
}
