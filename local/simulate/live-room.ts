import { randomUUID } from 'node:crypto';
import type {
  BridgeEvent,
  Command,
  CommandOutcome,
  HeartbeatSession,
} from '../../bridges/client/index.ts';
import type { Chance } from './chance.ts';
import type { SimulatedCall } from './history.ts';

/** A call that was told, with what its callers were given. */
export interface GoingCall {
  readonly call: SimulatedCall;
  /** By leg id, of those who got in. */
  readonly tokens: ReadonlyMap<string, string>;
}

interface PlayedLeg {
  readonly legId: string;
  readonly legToken: string;
  readonly isLeader: boolean;
  readonly leftAt: number;
  isMuted: boolean;
}

/** Each second, from 0 to 1: that somebody else begins to talk, that somebody mutes themselves by a key. */
const OTHERS_TALK = 0.4;
const KEY_PRESSED = 0.02;

type Reason = Extract<BridgeEvent, { type: 'leg.left' }>['reason'];
type EndReason = Extract<BridgeEvent, { type: 'conference.ended' }>['reason'];
type About = Record<'eventId' | 'at' | 'sessionId' | 'legToken', string>;

/** A conference that goes on at a bridge that is played: who is in, what they do, and what is done to them. */
export class LiveRoom {
  readonly sessionId: string;
  readonly #legs = new Map<string, PlayedLeg>();
  readonly #legToken: string;
  #talking: readonly string[] = [];

  /** @param at milliseconds since 1970: who is in then. */
  constructor({ call, tokens }: GoingCall, at: number) {
    this.sessionId = call.sessionId;
    for (const { legId, role, joinedAt, leftAt } of call.legs) {
      const legToken = tokens.get(legId);
      if (legToken === undefined || joinedAt > at || leftAt <= at) continue;
      this.#legs.set(legId, {
        legId,
        legToken,
        isLeader: role === 'leader',
        leftAt,
        isMuted: false,
      });
    }
    this.#legToken = [...this.#legs.values()][0]?.legToken ?? '';
  }

  get isOver(): boolean {
    return this.#legs.size === 0;
  }

  /** As a heartbeat names it. */
  session(): HeartbeatSession {
    const { sessionId } = this;
    return { sessionId, legToken: this.#legToken, legIds: [...this.#legs.keys()] };
  }

  /** What happens within a second; not to be asked once it is over. */
  step(at: number, chance: Chance): readonly BridgeEvent[] {
    const events: BridgeEvent[] = [];
    for (const leg of this.#legs.values()) {
      if (leg.leftAt <= at) events.push(this.#leave(leg, at, 'hungUp'));
      else if (chance.happens(KEY_PRESSED / this.#legs.size)) {
        events.push(...this.#mute(leg, at, !leg.isMuted));
      }
    }
    if (this.isOver) return [...events, ...this.#end(at, 'lastCallerLeft')];
    if (chance.happens(OTHERS_TALK)) events.push(...this.#talk(at, chance));
    return events;
  }

  /** Does what an administrator asks for, as a bridge does. */
  carryOut(
    { kind, legId }: Pick<Command, 'kind' | 'legId'>,
    at: number,
  ): { readonly outcome: CommandOutcome; readonly events: readonly BridgeEvent[] } {
    if (this.isOver) return { outcome: 'callEnded', events: [] };
    const leg = legId === null ? undefined : this.#legs.get(legId);
    const done = (events: readonly BridgeEvent[]) => ({ outcome: 'done', events }) as const;
    switch (kind) {
      case 'mute':
      case 'unmute':
      case 'remove': {
        if (leg === undefined) return { outcome: 'callerLeft', events: [] };
        if (kind !== 'remove') return done(this.#mute(leg, at, kind === 'mute'));
        const left = this.#leave(leg, at, 'removed');
        return done([left, ...(this.isOver ? this.#end(at, 'lastCallerLeft') : [])]);
      }
      case 'muteAll':
      case 'unmuteAll':
        return done(
          [...this.#legs.values()].flatMap((each) =>
            each.isLeader ? [] : this.#mute(each, at, kind === 'muteAll'),
          ),
        );
      case 'lock':
        return done([{ type: 'conference.locked', ...this.#about(at) }]);
      case 'unlock':
        return done([{ type: 'conference.unlocked', ...this.#about(at) }]);
      case 'admit':
        return done([{ type: 'conference.admitted', ...this.#about(at) }]);
      case 'end': {
        const out = [...this.#legs.values()].map((each) =>
          this.#leave(each, at, 'conferenceEnded'),
        );
        return done([...out, ...this.#end(at, 'adminEnded')]);
      }
    }
  }

  #mute(leg: PlayedLeg, at: number, isMuted: boolean): readonly BridgeEvent[] {
    if (leg.isMuted === isMuted) return [];
    leg.isMuted = isMuted;
    const { legId, legToken } = leg;
    const type = isMuted ? 'leg.muted' : 'leg.unmuted';
    const told = { type, ...this.#about(at, legToken), legId } as const;
    return [told, ...(isMuted ? this.#hear(at, this.#talkingWithout(legId)) : [])];
  }

  /** Who goes on talking when one is no longer heard. */
  #talkingWithout(legId: string): readonly string[] {
    return this.#talking.filter((each) => each !== legId);
  }

  #hear(at: number, legIds: readonly string[]): readonly BridgeEvent[] {
    if (legIds.join() === this.#talking.join()) return [];
    this.#talking = legIds;
    return [{ type: 'conference.talking', ...this.#about(at), legIds: [...legIds] }];
  }

  #talk(at: number, chance: Chance): readonly BridgeEvent[] {
    const heard = [...this.#legs.values()].filter(({ isMuted }) => !isMuted);
    // Mostly one, sometimes nobody or two.
    const count = [0, 1, 1, 1, 2][chance.whole(5)] ?? 1;
    const legIds = chance
      .shuffled(heard)
      .slice(0, count)
      .map(({ legId }) => legId);
    return this.#hear(at, legIds);
  }

  #leave({ legId, legToken }: PlayedLeg, at: number, reason: Reason): BridgeEvent {
    this.#legs.delete(legId);
    this.#talking = this.#talkingWithout(legId);
    return { type: 'leg.left', ...this.#about(at, legToken), legId, reason };
  }

  #end(at: number, reason: EndReason): readonly BridgeEvent[] {
    return [{ type: 'conference.ended', ...this.#about(at), reason }];
  }

  #about(at: number, legToken: string = this.#legToken): About {
    const { sessionId } = this;
    return { eventId: randomUUID(), at: new Date(at).toISOString(), sessionId, legToken };
  }
}
