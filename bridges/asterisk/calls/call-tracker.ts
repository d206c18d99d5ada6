import type { BridgeEvent, HeartbeatSession, LegLeftReason, Log } from '../../client/index.ts';
import type { AmiMessage } from '../ami/messages.ts';
import { type FoundRoom, readMembers } from './found-rooms.ts';
import { failedReason, leftReason, type OutFacts } from './leave-reason.ts';
import { type LegNote, readLegNote, readStayNote, writeStayNote } from './leg-note.ts';
import { RecentLegs } from './recent-legs.ts';
import { type Place, placeOf, type Room, Rooms, ROOM_PREFIX } from './rooms.ts';
import {
  conferenceEnded,
  conferenceStarted,
  type Leg,
  legFailed,
  legJoined,
  legLeft,
} from './tell.ts';

/** What is to be done about something that happened: noted on channels, and then told. */
export interface ToDo {
  readonly notes: readonly { readonly channel: string; readonly stay: string }[];
  readonly events: readonly BridgeEvent[];
}

export interface TrackerOptions {
  /** Now, in milliseconds since 1970. */
  readonly now: () => number;
  /** When an event happened: its own time where it has one. */
  readonly timeOf: (message: AmiMessage) => number;
  readonly log: Log;
}

const nothing: ToDo = { notes: [], events: [] };
const tell = (events: readonly BridgeEvent[]): ToDo => ({ notes: [], events });

/**
 * Makes of what Asterisk says happens in its conferences what the Bridge API is told. Knows neither a network
 * nor a clock. Events may come twice, late, and of legs that it has not seen join: what is told is made of what
 * stands on the channels, so that it is the same however often it is told.
 */
export class CallTracker {
  readonly #options: TrackerOptions;
  readonly #rooms = new Rooms();
  readonly #recent = new RecentLegs();
  #watchingSince: number | null = null;
  #lostAt: number | null = null;

  constructor(options: TrackerOptions) {
    this.#options = options;
  }

  /** Whether all that goes on is known. */
  get isWatching(): boolean {
    return this.#watchingSince !== null;
  }

  /** All that goes on, for a heartbeat. */
  sessions(): HeartbeatSession[] {
    return this.#rooms.sessions();
  }

  /** By the id with which it is told. */
  room(sessionId: string): Room | undefined {
    return this.#rooms.get(sessionId);
  }

  /** The conference in which a leg is. */
  roomOf(legId: string): Room | undefined {
    return this.#rooms.of(legId);
  }

  rooms(): readonly Room[] {
    return this.#rooms.all();
  }

  /** A leg is taken out of its conference to come back at once, or is not: for the API it stays in. */
  setMoving(legId: string, isMoving: boolean): void {
    this.#rooms.setMoving(legId, isMoving);
  }

  onEvent(message: AmiMessage): ToDo {
    switch (message.event) {
      case 'ConfbridgeJoin':
        return this.#onJoin(message);
      case 'ConfbridgeLeave':
        return this.#onLeave(message);
      case 'ConfbridgeEnd':
        return this.#onEnd(message);
      case 'HangupRequest':
        return this.#onHangup(message);
      case 'UserEvent':
        return this.#onUserEvent(message);
      default:
        return nothing;
    }
  }

  /**
   * Asterisk has said what goes on. Who is not there any more left unseen: the next heartbeat does not name
   * them, and so ends them.
   *
   * @param hasRestarted the switch is not the one that was lost: what went on there ended then.
   */
  onFound(rooms: readonly FoundRoom[], { hasRestarted }: { readonly hasRestarted: boolean }): ToDo {
    const ended = hasRestarted ? this.onGone().events : [];
    const found = rooms.map((room) => ({ ...room, ...readMembers(room) }));
    const legs = found.flatMap((room) => room.legs);
    this.#rooms.keepOnly(new Set(legs.map(({ note }) => note.legId)));
    const events = found.flatMap((room) => {
      if (room.strangers > 0) this.#saysStranger(room.conference);
      return room.legs.flatMap(({ note, stay }) => {
        if (this.#rooms.of(note.legId) !== undefined || this.#recent.hasLeft(note.legId)) return [];
        this.#rooms.alias(room.sessionId, stay.sessionId);
        return this.#enter({ ...room, sessionId: stay.sessionId }, { ...note, stay });
      });
    });
    this.#watchingSince = this.#options.now();
    this.#lostAt = null;
    const guessed = legs.filter(({ isGuessed }) => isGuessed);
    return {
      // What stands on the channel is what was told, also where that was known before.
      notes: guessed.map(({ channel, note, stay }) => {
        const known = this.#rooms.of(note.legId)?.legs.get(note.legId);
        return { channel, stay: writeStayNote(known?.stay ?? stay) };
      }),
      events: [...ended, ...events],
    };
  }

  /** @param at when anything was last known of the switch, in milliseconds since 1970. */
  onLost(at: number): void {
    this.#watchingSince = null;
    this.#lostAt ??= at;
  }

  /** The switch has not come back, or has come back without what went on: that ended when it was lost. */
  onGone(): ToDo {
    const at = this.#lostAt ?? this.#options.now();
    const rooms = this.#rooms.all();
    this.#rooms.clear();
    return tell(rooms.map((room) => conferenceEnded(room, at, 'bridgeStopped')));
  }

  #onJoin(message: AmiMessage): ToDo {
    const place = this.#rooms.placed(placeOf(message));
    if (place === null) return nothing;
    const note = readLegNote(message);
    if (note === null) {
      this.#saysStranger(place.conference);
      return nothing;
    }
    if (this.#rooms.of(note.legId) !== undefined || this.#recent.hasLeft(note.legId)) {
      this.#rooms.setMoving(note.legId, false);
      return nothing;
    }
    const joinedAt = this.#options.timeOf(message);
    const startedAt = this.#rooms.get(place.sessionId)?.startedAt ?? joinedAt;
    const stay = { sessionId: place.sessionId, startedAt, joinedAt };
    return {
      notes: [{ channel: message.get('Channel') ?? '', stay: writeStayNote(stay) }],
      events: this.#enter(place, { ...note, stay }),
    };
  }

  #enter(place: Place, leg: Leg): BridgeEvent[] {
    const { room, isNew } = this.#rooms.enter(place, leg);
    return [...(isNew ? [conferenceStarted(room)] : []), legJoined(leg)];
  }

  #onLeave(message: AmiMessage): ToDo {
    const place = placeOf(message);
    const note = place === null ? null : readLegNote(message);
    if (note === null || this.#recent.hasLeft(note.legId)) return nothing;
    // On the way back in already.
    if (this.#rooms.isMoving(note.legId)) return nothing;
    const { leg, before } = this.#legThatLeaves(message, note);
    const { hasHungUp, cause } = this.#recent.hangupOf(note.legId);
    // Why, comes later. Who has hung up left so, also where the conference ends by it.
    const isEnded = !hasHungUp && this.#rooms.isEnding(leg.stay.sessionId);
    const reason = isEnded ? 'conferenceEnded' : leftReason({ result: '', cause }, false);
    return tell([...before, this.#leave(leg, this.#options.timeOf(message), reason)]);
  }

  #leave(leg: Leg, at: number, reason: LegLeftReason): BridgeEvent {
    const isOver = this.#rooms.isEnding(leg.stay.sessionId);
    this.#rooms.leave(leg, at);
    const left = { leg, at, reason, revision: 0, isOver };
    this.#recent.remember(left);
    return legLeft(left);
  }

  /** Who leaves without having been seen to join is told of now. */
  #legThatLeaves(message: AmiMessage, note: LegNote): { leg: Leg; before: BridgeEvent[] } {
    const known = this.#rooms.of(note.legId)?.legs.get(note.legId);
    if (known !== undefined) return { leg: known, before: [] };
    // Nobody knows of which conference where it is over: then of one of its own.
    const sessionId = this.#rooms.placed(placeOf(message))?.sessionId ?? note.legId;
    const startedAt = this.#rooms.get(sessionId)?.startedAt ?? note.letInAt;
    const guessed = { sessionId, startedAt, joinedAt: note.letInAt };
    const leg = { ...note, stay: readStayNote(message) ?? guessed };
    return { leg, before: [legJoined(leg)] };
  }

  #onEnd(message: AmiMessage): ToDo {
    const room = this.#rooms.get(this.#rooms.placed(placeOf(message))?.sessionId ?? '');
    if (room === undefined || this.#rooms.hasMoving(room)) return nothing;
    this.#rooms.delete(room.sessionId);
    // Asterisk's last announcement may go on for seconds after the last caller.
    const lastLeftAt = room.legs.size === 0 ? room.lastLeftAt : null;
    const at = lastLeftAt ?? this.#options.timeOf(message);
    return tell([conferenceEnded(room, at, room.endedBy ?? 'lastCallerLeft')]);
  }

  #onHangup(message: AmiMessage): ToDo {
    const note = readLegNote(message);
    if (note !== null) this.#recent.hungUp(note.legId, numberIn(message.get('Cause')));
    return nothing;
  }

  /** What the sample dialplan says. */
  #onUserEvent(message: AmiMessage): ToDo {
    const name = message.get('UserEvent');
    if (name === 'ConfdeskEnd') {
      const rooms = this.#rooms.named(message.get('Conference') ?? '');
      for (const room of rooms) {
        room.endedBy = 'leaderEnded';
        // The event may come after those of who is put out by it.
        this.#recent.end(room.sessionId);
      }
      return nothing;
    }
    const note = name === 'ConfdeskOut' ? readLegNote(message) : null;
    return note === null ? nothing : this.#onOut(message, note);
  }

  #onOut(message: AmiMessage, note: LegNote): ToDo {
    const facts = this.#outFacts(message, note.legId);
    const at = this.#options.timeOf(message);
    const left = this.#recent.leftOf(note.legId);
    if (left !== undefined) {
      const reason = leftReason(
        facts,
        left.isOver || this.#recent.hasEnded(left.leg.stay.sessionId),
      );
      if (reason === left.reason) return nothing;
      const corrected = { ...left, reason, revision: left.revision + 1 };
      this.#recent.remember(corrected);
      return tell([legLeft(corrected)]);
    }
    if (!this.#hasBeenIn(message, note, facts)) {
      const [room] = this.#rooms.named(message.get('Conference') ?? '');
      return tell([legFailed(note, at, failedReason(facts), room?.sessionId)]);
    }
    const { leg, before } = this.#legThatLeaves(message, note);
    const isOver = this.#rooms.isEnding(leg.stay.sessionId);
    return tell([...before, this.#leave(leg, at, leftReason(facts, isOver))]);
  }

  #hasBeenIn(message: AmiMessage, note: LegNote, { result }: OutFacts): boolean {
    if (this.#rooms.of(note.legId) !== undefined || readStayNote(message) !== null) return true;
    // Who was let in while somebody looked would have been seen.
    const wasSeen = this.#watchingSince !== null && note.letInAt >= this.#watchingSince;
    return !wasSeen && result !== '' && result !== 'FAILED';
  }

  #outFacts(message: AmiMessage, legId: string): OutFacts {
    const hangup = this.#recent.hangupOf(legId);
    return {
      result: message.get('Result') ?? '',
      cause: numberIn(message.get('Cause')) ?? hangup.cause,
      isLocked: message.get('Locked') === '1',
      parties: numberIn(message.get('Parties')) ?? 0,
      hasHungUp: hangup.hasHungUp,
    };
  }

  /** Nobody whom we let in; or manager.conf lacks `channelvars=`. */
  #saysStranger(conference: string): void {
    this.#options.log('error', 'asterisk.unknownCaller', {
      conference: conference.slice(ROOM_PREFIX.length),
    });
  }
}

function numberIn(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null;
}
