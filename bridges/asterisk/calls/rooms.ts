import type { HeartbeatSession } from '../../client/index.ts';
import type { AmiMessage } from '../ami/messages.ts';
import type { Leg } from './tell.ts';

/** Conferences of ours among all of a switch begin so. */
export const ROOM_PREFIX = 'confdesk-';

/** Which conference, as Asterisk calls it, and which time that it goes on. */
export interface Place {
  /** The id of its bridge. */
  readonly sessionId: string;
  readonly conference: string;
}

/** A conference that goes on. */
export interface Room extends Place {
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  /** Of any of its legs. */
  readonly legToken: string;
  readonly legs: Map<string, Leg>;
  lastLeftAt: number | null;
  /** By whom it is being ended for all. */
  endedBy: 'leaderLeft' | 'leaderEnded' | 'adminEnded' | null;
}

/** @returns null of a conference that is none of ours. */
export function placeOf(message: AmiMessage): Place | null {
  const conference = message.get('Conference') ?? '';
  const sessionId = message.get('BridgeUniqueid') ?? '';
  return conference.startsWith(ROOM_PREFIX) && sessionId !== '' ? { conference, sessionId } : null;
}

/** All conferences that go on, with who is in. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  /** Legs that are taken out of their conference to come back at once. */
  readonly #moving = new Set<string>();
  /** Where a conference goes on under another id, because all of it was out for a moment: what it is called here. */
  readonly #aliases = new Map<string, string>();

  setMoving(legId: string, isMoving: boolean): void {
    if (isMoving) this.#moving.add(legId);
    else this.#moving.delete(legId);
  }

  isMoving(legId: string): boolean {
    return this.#moving.has(legId);
  }

  hasMoving(room: Room): boolean {
    return [...room.legs.keys()].some((legId) => this.#moving.has(legId));
  }

  /** Has what Asterisk calls one conference be another. */
  alias(id: string, sessionId: string): void {
    if (id !== sessionId) this.#aliases.set(id, sessionId);
  }

  /** A place with the id by which it is known here. */
  placed(place: Place | null): Place | null {
    if (place === null || this.#rooms.has(place.sessionId)) return place;
    const known = this.#aliases.get(place.sessionId);
    if (known !== undefined) return { ...place, sessionId: known };
    const moved = this.named(place.conference).find((room) => this.hasMoving(room));
    if (moved === undefined) return place;
    this.alias(place.sessionId, moved.sessionId);
    return { ...place, sessionId: moved.sessionId };
  }

  get(sessionId: string): Room | undefined {
    return this.#rooms.get(sessionId);
  }

  all(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  named(conference: string): readonly Room[] {
    return this.all().filter((room) => room.conference === conference);
  }

  /** The conference in which a leg is. */
  of(legId: string): Room | undefined {
    for (const room of this.#rooms.values()) if (room.legs.has(legId)) return room;
    return undefined;
  }

  /** Whether a conference is being ended for all. */
  isEnding(sessionId: string): boolean {
    return (this.#rooms.get(sessionId)?.endedBy ?? null) !== null;
  }

  /** @returns whether the conference begins with this leg. */
  enter(
    { sessionId, conference }: Place,
    leg: Leg,
  ): { readonly room: Room; readonly isNew: boolean } {
    const known = this.#rooms.get(sessionId);
    const room = known ?? {
      sessionId,
      conference,
      startedAt: leg.stay.startedAt,
      legToken: leg.legToken,
      legs: new Map<string, Leg>(),
      lastLeftAt: null,
      endedBy: null,
    };
    this.#rooms.set(sessionId, room);
    room.legs.set(leg.legId, leg);
    return { room, isNew: known === undefined };
  }

  /** Takes a leg out. The last leader's leaving may end the conference for those who are still in. */
  leave(leg: Leg, at: number): void {
    this.#moving.delete(leg.legId);
    const room = this.#rooms.get(leg.stay.sessionId);
    if (room?.legs.delete(leg.legId) !== true) return;
    room.lastLeftAt = Math.max(room.lastLeftAt ?? 0, at);
    const isLed = [...room.legs.values()].some(({ role }) => role === 'leader');
    if (leg.role === 'leader' && leg.endOnLeaderExit && !isLed && room.legs.size > 0) {
      room.endedBy ??= 'leaderLeft';
    }
  }

  delete(sessionId: string): void {
    this.#rooms.delete(sessionId);
    for (const [id, known] of this.#aliases) if (known === sessionId) this.#aliases.delete(id);
  }

  /** Leaves only what is said to go on: these legs, and conferences in which somebody is. */
  keepOnly(legIds: ReadonlySet<string>): void {
    for (const room of this.all()) {
      for (const legId of room.legs.keys()) if (!legIds.has(legId)) room.legs.delete(legId);
      if (room.legs.size === 0) this.delete(room.sessionId);
    }
  }

  clear(): void {
    this.#rooms.clear();
    this.#moving.clear();
    this.#aliases.clear();
  }

  /** All that goes on, for a heartbeat. */
  sessions(): HeartbeatSession[] {
    return this.all()
      .filter(({ legs }) => legs.size > 0)
      .map(({ sessionId, legToken, legs }) => ({ sessionId, legToken, legIds: [...legs.keys()] }));
  }
}
