import { type AmiConnection, AmiRefusal } from '../ami/connection.ts';
import type { AmiMessage } from '../ami/messages.ts';
import { type LegNote, readLegNote, readStayNote, type StayNote } from './leg-note.ts';
import { ROOM_PREFIX } from './rooms.ts';

/** A conference that Asterisk says it has. */
export interface FoundRoom {
  readonly conference: string;
  /** The id of its bridge. */
  readonly sessionId: string;
  /** `ConfbridgeList` of it. */
  readonly members: readonly AmiMessage[];
}

/** Somebody who is said to be in. */
export interface FoundLeg {
  readonly channel: string;
  readonly note: LegNote;
  readonly stay: StayNote;
  /** Nothing stands on the channel: when they joined is not known. */
  readonly isGuessed: boolean;
}

/** ConfBridge is not there: nothing can be said of calls. */
export class NoConfBridge extends Error {
  override readonly name = 'NoConfBridge';
}

/**
 * Asks Asterisk which conferences of ours go on, and who is in.
 *
 * @throws NoConfBridge; AmiRefusal; NoAnswer
 */
export async function findRooms(
  connection: Pick<AmiConnection, 'list'>,
): Promise<readonly FoundRoom[]> {
  await checkConfBridge(connection);
  const found: FoundRoom[] = [];
  for (const bridge of await connection.list('BridgeList')) {
    const conference = bridge.get('BridgeName') ?? '';
    const sessionId = bridge.get('BridgeUniqueid') ?? '';
    if (!conference.startsWith(ROOM_PREFIX) || sessionId === '') continue;
    const members = await listOrNone(connection, 'ConfbridgeList', { Conference: conference });
    found.push({ conference, sessionId, members });
  }
  return found;
}

/**
 * Who is in a conference, the first who joined first. What they all have in common, when it began, stands on the
 * channel of any of them. Who joined while nobody looked joined soon after they were let in.
 *
 * @returns with them how many are none of ours, or nobody knows.
 */
export function readMembers({ sessionId, members }: FoundRoom): {
  readonly legs: readonly FoundLeg[];
  readonly strangers: number;
} {
  const read = members.flatMap((member) => {
    const note = readLegNote(member);
    const channel = member.get('Channel') ?? '';
    return note === null ? [] : [{ note, channel, written: readStayNote(member) }];
  });
  const common = read.find(({ written }) => written !== null)?.written;
  const firstLetIn = Math.min(...read.map(({ note }) => note.letInAt));
  const legs = read.map(({ note, channel, written }) => {
    const guessed = {
      sessionId: common?.sessionId ?? sessionId,
      startedAt: common?.startedAt ?? firstLetIn,
      joinedAt: note.letInAt,
    };
    return { channel, note, stay: written ?? guessed, isGuessed: written === null };
  });
  return {
    legs: legs.toSorted((a, b) => a.stay.joinedAt - b.stay.joinedAt),
    strangers: members.length - read.length,
  };
}

/** Where nothing goes on, ConfBridge answers with an error of its own. */
async function checkConfBridge(connection: Pick<AmiConnection, 'list'>): Promise<void> {
  try {
    await connection.list('ConfbridgeListRooms');
  } catch (error) {
    if (!(error instanceof AmiRefusal)) throw error;
    if (/unknown command/i.test(error.message)) {
      throw new NoConfBridge('Asterisk has no ConfBridge', { cause: error });
    }
    if (!/no active/i.test(error.message)) throw error;
  }
}

/** A conference may end between two questions. */
async function listOrNone(
  connection: Pick<AmiConnection, 'list'>,
  ...question: Parameters<AmiConnection['list']>
): Promise<readonly AmiMessage[]> {
  try {
    return await connection.list(...question);
  } catch (error) {
    if (error instanceof AmiRefusal && /^no /i.test(error.message)) return [];
    throw error;
  }
}
