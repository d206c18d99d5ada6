import type { BridgeEvent, Command, CommandKind, CommandOutcome } from '../../client/index.ts';
import { type AmiConnection, AmiRefusal } from '../ami/connection.ts';
import { type FoundLeg, readMembers } from '../calls/found-rooms.ts';
import type { Room } from '../calls/rooms.ts';
import type { LiveState } from './live-state.ts';

/** What of the dialplan lets the waiting in. */
const ADMIT_CONTEXT = 'confdesk-admit';

/** All that can be done; `admit` where the dialplan has ADMIT_CONTEXT. */
export const CAN: readonly CommandKind[] = [
  'mute',
  'unmute',
  'remove',
  'muteAll',
  'unmuteAll',
  'lock',
  'unlock',
  'admit',
  'end',
];

export interface CarryOutDependencies {
  /** The manager, where all that goes on there is known. */
  readonly connection: () => AmiConnection | null;
  readonly room: (sessionId: string) => Room | undefined;
  readonly live: LiveState;
  readonly now: () => number;
  /** Takes what is to be told. */
  readonly tell: (events: readonly BridgeEvent[]) => Promise<void>;
  /** Somebody is on the way out of the conference and back into it, or not after all. */
  readonly moving: (legId: string, isMoving: boolean) => void;
}

/**
 * Does what an administrator asks for, by the manager.
 *
 * @throws AmiRefusal; NoAnswer
 */
export async function carryOut(
  { kind, sessionId, legId }: Command,
  dependencies: CarryOutDependencies,
): Promise<CommandOutcome> {
  const connection = dependencies.connection();
  if (connection === null) return 'failed';
  const room = dependencies.room(sessionId);
  if (room === undefined) return 'callEnded';
  const { live, now, tell } = dependencies;
  const members = await membersOf(connection, room);
  const member = members.find(({ note }) => note.legId === legId);
  const of = (channel: string) => ({ Conference: room.conference, Channel: channel });
  switch (kind) {
    case 'mute':
    case 'unmute': {
      if (member === undefined) return 'callerLeft';
      if (isAmbiguous(member, members)) return 'notPossible';
      await connection.ask(kind === 'mute' ? 'ConfbridgeMute' : 'ConfbridgeUnmute', {
        ...of(member.channel),
      });
      await tell(mutedOf(room, [member], kind === 'mute', dependencies));
      return 'done';
    }
    case 'remove':
      if (member === undefined) return 'callerLeft';
      if (isAmbiguous(member, members)) return 'notPossible';
      await connection.ask('ConfbridgeKick', of(member.channel));
      return 'done';
    case 'muteAll':
    case 'unmuteAll': {
      const participants = members.filter(({ note }) => note.role === 'participant');
      const isMuted = kind === 'muteAll';
      if (participants.length === 0) return 'done';
      // All but admins, which our leaders are; those to whom it is done are told of by events of their own, too.
      await connection.ask(isMuted ? 'ConfbridgeMute' : 'ConfbridgeUnmute', of('participants'));
      await tell(mutedOf(room, participants, isMuted, dependencies));
      return 'done';
    }
    case 'lock':
    case 'unlock':
      await connection.ask(kind === 'lock' ? 'ConfbridgeLock' : 'ConfbridgeUnlock', {
        Conference: room.conference,
      });
      await tell(live.setLocked(room, kind === 'lock', now()));
      return 'done';
    case 'admit':
      if (!(await canAdmit(connection))) return 'notPossible';
      await tell(live.setAdmitted(room, now()));
      await admitWaiting(room, dependencies);
      return 'done';
    case 'end':
      // `all` and not `participants`: leaders, too.
      room.endedBy = 'adminEnded';
      try {
        await connection.ask('ConfbridgeKick', of('all'));
      } catch (error) {
        room.endedBy = null;
        throw error;
      }
      return 'done';
  }
}

/**
 * Whether the dialplan can let the waiting in. One of before cannot, and a caller who is sent to where nothing is would
 * be hung up on.
 *
 * @throws NoAnswer
 */
export async function canAdmit(connection: Pick<AmiConnection, 'list'>): Promise<boolean> {
  try {
    return (await connection.list('ShowDialPlan', { Context: ADMIT_CONTEXT })).length > 0;
  } catch (error) {
    unlessGone(error);
    return false;
  }
}

/**
 * Lets in who waits for a leader: ConfBridge has no action for that, so they are taken out and come back as
 * callers who do not wait, which they hear as the music's end.
 *
 * @throws AmiRefusal; NoAnswer
 */
export async function admitWaiting(
  room: Room,
  { connection, moving }: Pick<CarryOutDependencies, 'connection' | 'moving'>,
): Promise<void> {
  const manager = connection();
  if (manager === null) return;
  for (const { channel, note, isWaiting } of await membersOf(manager, room)) {
    if (!isWaiting) continue;
    moving(note.legId, true);
    try {
      // The manager itself may not set what ConfBridge is to do.
      await manager.ask('Redirect', {
        ...{ Channel: channel, Context: ADMIT_CONTEXT, Exten: 's', Priority: '1' },
      });
    } catch (error) {
      moving(note.legId, false);
      unlessGone(error);
    }
  }
}

interface Member extends FoundLeg {
  readonly isWaiting: boolean;
}

async function membersOf(connection: AmiConnection, room: Room): Promise<readonly Member[]> {
  const { conference, sessionId } = room;
  const members = await connection.list('ConfbridgeList', { Conference: conference });
  return members.flatMap((message) => {
    const { legs } = readMembers({ conference, sessionId, members: [message] });
    return legs.map((leg) => ({ ...leg, isWaiting: message.get('Waiting') === 'Yes' }));
  });
}

/** ConfBridge takes the first whose channel begins so: that must be nobody else's. */
function isAmbiguous({ channel }: Member, members: readonly Member[]): boolean {
  const begins = members.filter((each) => {
    return each.channel.toLowerCase().startsWith(channel.toLowerCase());
  });
  return begins.length > 1;
}

/** The manager's own events say it too, but not to who has a manager.conf of before. */
function mutedOf(
  room: Room,
  members: readonly Member[],
  isMuted: boolean,
  { live, now }: Pick<CarryOutDependencies, 'live' | 'now'>,
): readonly BridgeEvent[] {
  return members.flatMap(({ note }) => {
    const leg = room.legs.get(note.legId);
    return leg === undefined ? [] : live.setMuted(room, leg, isMuted, now());
  });
}

/** Who is gone meanwhile has no channel any more. */
function unlessGone(error: unknown): void {
  if (!(error instanceof AmiRefusal)) throw error;
}
