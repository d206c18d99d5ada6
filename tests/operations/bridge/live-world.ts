import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import type { EventsAnswer } from '../../../domain/bridge/bridge-event.ts';
import type { CommandsAnswer, CommandsRequest } from '../../../domain/bridge/commands-request.ts';
import { type CommandKind, commandKindSchema } from '../../../domain/live-command.ts';
import { paths } from '../../../domain/paths.ts';
import type { LegGrant } from '../../../domain/usage/apply-event.ts';
import { recordEvents } from '../../../functions/src/bridge/calls/record-events.ts';
import { LiveBridges } from '../../../functions/src/bridge/commands/announce-bridge.ts';
import { bridgeKeyOf } from '../../../functions/src/bridge/door/bridge-key.ts';
import { fetchCommands } from '../../../functions/src/bridge/commands/fetch-commands.ts';
import { sealGrant } from '../../../functions/src/bridge/door/leg-token.ts';
import { ACCOUNT, ADMIN, dependencies, NOW } from '../world.ts';

export const BRIDGE = 'montreal-1';
export const { pepper } = dependencies;
export const KEY = bridgeKeyOf(BRIDGE, pepper);
export const ALL = commandKindSchema.options;

/** A moment, so many seconds after the first of these tests. */
export const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000).toISOString();

export function token(over: Partial<LegGrant> = {}): string {
  return sealGrant(
    {
      accountId: ACCOUNT,
      conferenceId: 'conference',
      role: 'participant',
      tag: 'Board',
      waitForLeader: true,
      callerId: '+15145550134',
      dialedNumber: '+15145550100',
      bridge: BRIDGE,
      grantedAt: NOW.getTime(),
      ...over,
    },
    pepper,
  );
}

let events = 0;

/** An event of the session `s`, with an id of its own. */
export function event(type: string, seconds: number, over: object = {}) {
  events += 1;
  const common = { eventId: `e-${events}`, at: at(seconds), sessionId: 's', legToken: token() };
  return { type, ...common, ...over };
}

export const joined = (legId: string, seconds: number, over: Partial<LegGrant> = {}) =>
  event('leg.joined', seconds, { legId, legToken: token(over) });

export function answered(type: 'done' | 'refused', commandId: string, over: object = {}) {
  events += 1;
  return { type: `command.${type}`, eventId: `e-${events}`, at: at(60), commandId, ...over };
}

export async function record(
  db: Firestore,
  told: readonly object[],
  { bridge = BRIDGE, now = new Date(NOW.getTime() + 600_000) } = {},
): Promise<EventsAnswer> {
  const answer = await recordEvents(db, { pepper, now: () => now }, bridge, { events: told });
  if (answer === 'invalid_request') throw new Error(answer);
  return answer;
}

/** When commands are asked for, and bridges begin to ask. */
export const MOMENT = new Date(NOW.getTime() + 3_600_000);

/** A clock that goes on where somebody waits. */
export class WaitedClock {
  readonly #begin = MOMENT.getTime();
  #waited = 0;
  /** Done instead of each wait. */
  onWait: () => Promise<unknown> | undefined = () => undefined;

  readonly now = () => new Date(this.#begin + this.#waited);

  readonly wait = async (milliseconds: number) => {
    this.#waited += milliseconds;
    await this.onWait();
  };

  advance(milliseconds: number): void {
    this.#waited += milliseconds;
  }
}

export interface Fetching {
  readonly bridge?: string;
  readonly clock?: WaitedClock;
  readonly gone?: AbortSignal;
  readonly liveBridges?: LiveBridges;
}

export function fetchAll(
  db: Firestore,
  request: Partial<CommandsRequest> = {},
  { bridge = BRIDGE, clock = new WaitedClock(), gone, liveBridges }: Fetching = {},
): Promise<CommandsAnswer> {
  const { now, wait } = clock;
  return fetchCommands(
    db,
    { pepper, now, wait, liveBridges: liveBridges ?? new LiveBridges(db) },
    bridge,
    { can: [...ALL], waitMs: 0, ...request },
    gone,
  );
}

let ids = 0;

/** What the portal writes, at MOMENT; the rules see to what it may be. @returns its id. */
export async function ask(
  db: Firestore,
  callId: string,
  kind: CommandKind,
  over: { readonly legId?: string; readonly askedBy?: string; readonly askedAt?: Date } = {},
): Promise<string> {
  ids += 1;
  const id = `command${String(ids).padStart(13, '0')}`;
  await db.doc(paths.command(ACCOUNT, callId, id)).create({
    kind,
    legId: over.legId ?? null,
    askedAt: Timestamp.fromDate(over.askedAt ?? MOMENT),
    askedBy: over.askedBy ?? ADMIN.uid,
    bridge: KEY,
    state: 'asked',
    expireAt: Timestamp.fromDate(NOW),
  });
  return id;
}
