import type { BridgeEvent as CoreEvent } from '../../domain/bridge/bridge-event.ts';
import type { CommandKind } from '../../domain/live-command.ts';
import type { MenuAction } from '../../domain/menu-action.ts';
import type { JoinAnswer as CoreJoin, Refusal } from '../../domain/bridge/resolve.ts';

/*
 * What a bridge sends and is answered, as docs/bridge-api tells it: adapters take these types from here,
 * and so know nothing of ours but this client.
 */

export type { CallEndReason, LegLeftReason } from '../../domain/bridge/bridge-event.ts';
export type { CommandKind, CommandProblem } from '../../domain/live-command.ts';
export type { MenuAction } from '../../domain/menu-action.ts';
export type { CallRole, Refusal, ResolveRequest } from '../../domain/bridge/resolve.ts';

/** A key of the account's menu, as it was promised to callers. */
export interface MenuKey {
  /** As it is dialled: `*6`. */
  readonly keys: string;
  readonly role: 'leader' | 'everyone';
  /** Null where nobody knows what it is to do: a bridge leaves such a key alone. */
  readonly does: MenuAction | null;
}

export type JoinAnswer = Omit<CoreJoin, 'menu'> & { readonly menu: readonly MenuKey[] };
export type ResolveAnswer = JoinAnswer | Refusal;

/** Why somebody who was let in could not be taken. */
export type LegFailedReason = 'locked' | 'full' | 'hungUp' | 'error';

/** What a bridge says of itself in its heartbeats. */
export interface BridgeReport {
  /** The adapter and its version: `confdesk-asterisk 1.0.0`. */
  readonly software: string;
  /** What it runs: `Asterisk 22.10.1`. */
  readonly switch?: string | undefined;
  /** So many digits it waits for. */
  readonly codeLength?: number | undefined;
  /** What it can make work of a menu. */
  readonly menuActions?: readonly MenuAction[] | undefined;
  /** E.164; absent where it serves whatever arrives. */
  readonly dialInNumbers?: readonly string[] | undefined;
  readonly eventsWaiting?: number | undefined;
}

type Core<Type extends CoreEvent['type']> = Extract<CoreEvent, { type: Type }>;

export type LegJoined = Core<'leg.joined'>;
/** Of several for one leg the one with the highest `revision` counts; absent is 0. */
export type LegLeft = Omit<Core<'leg.left'>, 'revision'> & {
  readonly revision?: number | undefined;
};
export interface LegFailed {
  readonly type: 'leg.failed';
  readonly eventId: string;
  readonly at: string;
  readonly legToken: string;
  readonly legId: string;
  readonly sessionId?: string | undefined;
  readonly reason: LegFailedReason;
}
export type ConferenceStarted = Core<'conference.started'>;
export type ConferenceEnded = Core<'conference.ended'>;
export type Heartbeat = Omit<Core<'heartbeat'>, 'bridge'> & {
  readonly bridge?: BridgeReport | undefined;
};
/** A conference that goes on, as a heartbeat names it. */
export type HeartbeatSession = Heartbeat['sessions'][number];

/** What is so from then on; of several the newest counts. */
export type LegMuted = Core<'leg.muted'> | Core<'leg.unmuted'>;
export type ConferenceLocked = Core<'conference.locked'> | Core<'conference.unlocked'>;
/** From then on nobody waits for a leader. */
export type ConferenceAdmitted = Core<'conference.admitted'>;
/** All who are talking; at most once a second for a conference. */
export type ConferenceTalking = Core<'conference.talking'>;
export type CommandAnswered = Core<'command.done'> | Core<'command.refused'>;

export type BridgeEvent =
  | LegJoined
  | LegLeft
  | LegFailed
  | ConferenceStarted
  | ConferenceEnded
  | LegMuted
  | ConferenceLocked
  | ConferenceAdmitted
  | ConferenceTalking
  | CommandAnswered
  | Heartbeat;

/** What a bridge asks commands for. */
export interface CommandsRequest {
  /** What it can do now. */
  readonly can: readonly CommandKind[];
  /** How long to wait for something to do, 25 seconds at most, which it also is where this is absent. */
  readonly waitMs?: number | undefined;
}

/** What a bridge is to do, once. */
export interface Command {
  readonly commandId: string;
  readonly kind: CommandKind;
  readonly sessionId: string;
  /** Null: it is about the conference. */
  readonly legId: string | null;
  /** Not to be done from then on, by the server's clock. */
  readonly voidAt: string;
  /** So many milliseconds from the answer on it may be done. */
  readonly validForMs: number;
}

/** An event of the request that was not kept, with those that follow it and were rejected alike. */
export interface RejectedEvents {
  readonly index: number;
  readonly count: number;
  readonly eventId: string | null;
  /** One of docs/bridge-api, or one that was added since. */
  readonly code: string;
  readonly message: string;
  /** Where in the event, as `sessions[0].legIds`; never a value. */
  readonly fields?: readonly string[] | undefined;
  /** How that is to be written. */
  readonly wanted?: string | undefined;
}

export interface EventsAnswer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedEvents[];
}
