import type { BridgeEvent } from '../../client/index.ts';
import type { AmiMessage } from '../ami/messages.ts';
import type { Room } from '../calls/rooms.ts';
import type { Leg } from '../calls/tell.ts';
import { conferenceAdmitted, conferenceLocked, conferenceTalking, legMuted } from './tell-live.ts';

/** So many who are talking are told of (docs/bridge-api). */
const MOST_TALKING = 50;

/** Where callers are, as the tracker knows it. */
export interface KnownRooms {
  /** By the id with which its events are told. */
  room(sessionId: string): Room | undefined;
  /** The conference in which a leg is. */
  roomOf(legId: string): Room | undefined;
}

export interface LiveStateOptions {
  readonly rooms: KnownRooms;
  /** When an event happened, in milliseconds since 1970. */
  readonly timeOf: (message: AmiMessage) => number;
  /** The leg that an event is about. */
  readonly legIdOf: (message: AmiMessage) => string | null;
}

/** What is so in conferences, as it was told. Goes with the conference. */
interface Told {
  readonly muted: Map<string, boolean>;
  readonly talking: Set<string>;
  /** As it was told last; null while nothing was. */
  talkingTold: string | null;
  isLocked: boolean | null;
  /** Nobody is to wait for a leader, and whether that was told. */
  isAdmitted: boolean;
  isAdmittedTold: boolean;
}

/**
 * Makes of what Asterisk says of muting, locking and talking what the Bridge API is told: what has changed, and
 * nothing twice. Knows neither a network nor a clock.
 */
export class LiveState {
  readonly #options: LiveStateOptions;
  readonly #told = new WeakMap<Room, Told>();

  constructor(options: LiveStateOptions) {
    this.#options = options;
  }

  /** @returns what is to be told. Who talks is told by `talking`, since that changes often. */
  onEvent(message: AmiMessage): readonly BridgeEvent[] {
    const { rooms, legIdOf, timeOf } = this.#options;
    const name = message.event ?? '';
    if (!/^Confbridge(?:Mute|Unmute|Talking)$/.test(name)) return [];
    const legId = legIdOf(message);
    const room = legId === null ? undefined : rooms.roomOf(legId);
    const leg = legId === null ? undefined : room?.legs.get(legId);
    if (room === undefined || leg === undefined) return [];
    if (name !== 'ConfbridgeTalking') {
      return this.setMuted(room, leg, name === 'ConfbridgeMute', timeOf(message));
    }
    const { talking } = this.#of(room);
    if (message.get('TalkingStatus') === 'on') talking.add(leg.legId);
    else talking.delete(leg.legId);
    return [];
  }

  setMuted(room: Room, leg: Leg, isMuted: boolean, at: number): readonly BridgeEvent[] {
    const { muted } = this.#of(room);
    if (muted.get(leg.legId) === isMuted) return [];
    muted.set(leg.legId, isMuted);
    return [legMuted(leg, at, isMuted)];
  }

  setLocked(room: Room, isLocked: boolean, at: number): readonly BridgeEvent[] {
    const told = this.#of(room);
    if (told.isLocked === isLocked) return [];
    told.isLocked = isLocked;
    return [conferenceLocked(room, at, isLocked)];
  }

  setAdmitted(room: Room, at: number): readonly BridgeEvent[] {
    const told = this.#of(room);
    told.isAdmitted = true;
    if (told.isAdmittedTold) return [];
    told.isAdmittedTold = true;
    return [conferenceAdmitted(room, at)];
  }

  isAdmitted(room: Room): boolean {
    return this.#of(room).isAdmitted;
  }

  /** It was so before we looked: nothing need be told of it. */
  foundAdmitted(room: Room): void {
    this.#of(room).isAdmitted = true;
  }

  /**
   * Who joins can be heard, and what begins is not locked, unless something else is found: nothing need be told of
   * it.
   */
  joined(room: Room, legId: string, isNewRoom: boolean): void {
    const told = this.#of(room);
    told.muted.set(legId, false);
    if (isNewRoom) told.isLocked ??= false;
  }

  /** Whether it was seen to begin, or looked at since. */
  isKnown(room: Room): boolean {
    return this.#of(room).isLocked !== null;
  }

  /** @returns what is to be told of who talks, where that is another than was told. */
  talking(room: Room, at: number): readonly BridgeEvent[] {
    const told = this.#of(room);
    for (const legId of told.talking) if (!room.legs.has(legId)) told.talking.delete(legId);
    const legIds = [...told.talking].slice(0, MOST_TALKING);
    const now = legIds.toSorted().join(' ');
    if (now === (told.talkingTold ?? '')) return [];
    told.talkingTold = now;
    return [conferenceTalking(room, at, legIds)];
  }

  #of(room: Room): Told {
    const known = this.#told.get(room);
    if (known !== undefined) return known;
    const told: Told = {
      muted: new Map(),
      talking: new Set(),
      talkingTold: null,
      isLocked: null,
      isAdmitted: false,
      isAdmittedTold: false,
    };
    this.#told.set(room, told);
    return told;
  }
}
