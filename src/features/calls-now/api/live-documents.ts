import {
  collection,
  doc,
  Timestamp,
  type CollectionReference,
  type DocumentData,
  type DocumentReference,
  type Firestore,
} from 'firebase/firestore/lite';
import * as z from 'zod/mini';
import {
  commandKindSchema,
  commandProblemSchema,
  commandStateSchema,
  type CommandKind,
  type CommandProblem,
  type CommandState,
} from '../../../../domain/bridge/live-command.ts';
import { paths } from '../../../../domain/paths.ts';
import { parseCall, parseLeg, type StoredLeg } from '../../../firebase/usage.ts';
import type { Row } from './feed.ts';

/*
 * What the server and the bridges say of calls that go on. A field that is not as it should be is shown as
 * if nobody had said it.
 */

export const liveCollections = {
  commands: (db: Firestore, a: string, call: string): CollectionReference =>
    collection(db, paths.commands(a, call)),
  talking: (db: Firestore, a: string, call: string): DocumentReference =>
    doc(db, paths.talking(a, call)),
  bridge: (db: Firestore, key: string): DocumentReference => doc(db, paths.liveBridge(key)),
};

/** A call, as the page of calls that go on shows it. */
export interface RunningCall extends Row {
  readonly conferenceId: string;
  readonly tag: string;
  readonly startedAt: number;
  /** Those who are there; 0 in a call that is over. */
  readonly callers: number;
  readonly leaders: number;
  /** Of the participants, who hear music because no leader is there: all of them, or 0. */
  readonly waiting: number;
  /** Null: no bridge has said. */
  readonly isLocked: boolean | null;
  /** By which key it is found what its bridge can do; null: nothing. */
  readonly bridge: string | null;
  /** Until when the call is kept. */
  readonly expireAt: Timestamp | null;
}

/** A caller of a call that goes on. */
export interface PresentLeg extends Row {
  readonly leg: StoredLeg;
  /** Null: no bridge has said. */
  readonly isMuted: boolean | null;
}

const timestamp = z.catch(z.nullable(z.instanceof(Timestamp)), null);
const count = z.catch(z.number(), 0);
const said = z.catch(z.nullable(z.boolean()), null);

const liveData = z.object({
  changedAt: timestamp,
  expireAt: timestamp,
  live: z.catch(
    z.nullable(
      z.object({
        callers: count,
        leaders: count,
        waiting: count,
        isLocked: said,
        bridge: z.catch(z.nullable(z.string().check(z.regex(/^[\w-]+$/))), null),
      }),
    ),
    null,
  ),
});

const NOBODY = { callers: 0, leaders: 0, waiting: 0, isLocked: null, bridge: null };

/** A call of which an earlier version wrote says of nobody that they are there. */
export function parseRunningCall(id: string, data: DocumentData): RunningCall {
  const { conferenceId, tag, startedAt, endedAt } = parseCall(id, data);
  const { changedAt, expireAt, live } = liveData.parse(data);
  const isOver = endedAt !== null;
  const there = isOver ? NOBODY : (live ?? NOBODY);
  return { id, changedAt, isOver, conferenceId, tag, startedAt, expireAt, ...there };
}

const legData = z.object({ changedAt: timestamp, isMuted: said });

export function parsePresentLeg(data: DocumentData): PresentLeg {
  const leg = parseLeg(data);
  return { id: leg.id, isOver: leg.leftAt !== null, leg, ...legData.parse(data) };
}

const talkingData = z.object({ legIds: z.catch(z.array(z.string()), []) });

/** @returns the ids of the legs that are talking; none where no bridge says. */
export function parseTalking(data: DocumentData | undefined): readonly string[] {
  return talkingData.parse(data ?? {}).legIds;
}

const bridgeData = z.object({ acts: z.catch(z.array(z.unknown()), []), until: timestamp });

/** What a bridge can do in calls. */
export interface AbleBridge {
  /** What this version knows of it; nothing for a bridge that never asks what it is to do. */
  readonly acts: readonly CommandKind[];
  /** Until when it counts as asking, in milliseconds by the server's clock. */
  readonly until: number;
  /** When that was first read, by this machine's. */
  readonly readAt: number;
  /** It has asked, and does not any more. */
  readonly isAway: boolean;
}

/** A bridge that asks is said to for so long at a time. */
const ASKING_MS = 60_000;
/** This machine's clock may be off by so much. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/**
 * @param before as it was read last; as clocks differ, a bridge that asks is known by being said to ask for
 *   longer and longer
 */
export function parseBridge(
  data: DocumentData | undefined,
  before: AbleBridge | undefined,
  now: number,
): AbleBridge {
  const { acts, until } = bridgeData.parse(data ?? {});
  const ends = until?.toMillis() ?? 0;
  const readAt = before?.until === ends ? before.readAt : now;
  return {
    acts: acts.flatMap((act) => commandKindSchema.safeParse(act).data ?? []),
    until: ends,
    readAt,
    isAway: ends < now - CLOCK_DIFFERENCE_MS || now - readAt > ASKING_MS,
  };
}

const commandData = z.object({
  state: z.catch(commandStateSchema, 'asked'),
  why: z.catch(z.nullable(commandProblemSchema), null),
});

/** What became of what was asked. */
export interface CommandNow {
  readonly state: CommandState;
  /** Why it was refused; null where no reason is known. */
  readonly why: CommandProblem | null;
}

export function parseCommand(data: DocumentData): CommandNow {
  return commandData.parse(data);
}
