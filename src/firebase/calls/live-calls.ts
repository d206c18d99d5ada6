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
  type LiveBridge,
  type LiveCommand,
} from '../../../domain/live-command.ts';
import { paths } from '../../../domain/paths.ts';
import type { LiveCall } from '../../../domain/usage/live-call.ts';
import { parseCall, parseLeg, type StoredCall, type StoredLeg } from './usage.ts';

/*
 * Calls that are going on, and what administrators have done in them: apart from usage.ts because the
 * history needs none of it.
 */

export const liveCollections = {
  liveBridge: (db: Firestore, key: string): DocumentReference => doc(db, paths.liveBridge(key)),
  commands: (db: Firestore, a: string, call: string): CollectionReference =>
    collection(db, paths.commands(a, call)),
  command: (db: Firestore, a: string, call: string, id: string): DocumentReference =>
    doc(db, paths.command(a, call, id)),
  talking: (db: Firestore, a: string, call: string): DocumentReference =>
    doc(db, paths.talking(a, call)),
};

/** A call with what is so in it now. */
export interface WatchedCall extends StoredCall {
  /** Null once it is over, and of calls that an earlier version wrote. */
  readonly live: (LiveCall & { readonly bridge: string }) | null;
  /** The server's time of the newest change; null of calls that an earlier version wrote. */
  readonly changedAt: Timestamp | null;
  /** What a command in it has to repeat. */
  readonly expireAt: Timestamp | null;
}

/** A leg with when it last changed. */
export interface WatchedLeg extends StoredLeg {
  readonly changedAt: Timestamp | null;
}

/** As Firestore has it: a Date would cut off what orders two changes of one millisecond. */
const timestampOrNull = z.catch(z.nullable(z.instanceof(Timestamp)), null);

const watchedData = z.object({
  live: z.catch(
    z.nullable(
      z.object({
        callers: z.number(),
        leaders: z.number(),
        waiting: z.number(),
        isLocked: z.nullable(z.boolean()),
        bridge: z.string(),
      }),
    ),
    null,
  ),
  changedAt: timestampOrNull,
  expireAt: timestampOrNull,
});

/** Turns what Firestore answered into a call that is watched. */
export function parseWatchedCall(id: string, data: DocumentData): WatchedCall {
  return { ...parseCall(id, data), ...watchedData.parse(data) };
}

/** Turns what Firestore answered into a leg that is watched. */
export function parseWatchedLeg(data: DocumentData): WatchedLeg {
  return { ...parseLeg(data), changedAt: timestampOrNull.parse(data['changedAt']) };
}

const date = z.pipe(
  z.instanceof(Timestamp),
  z.transform((at) => at.toDate()),
);

const liveBridgeData = z.object({
  // What a newer server knows is passed over.
  acts: z.array(z.catch(z.nullable(commandKindSchema), null)),
  until: date,
});

/** @returns null where no such bridge asks for commands. */
export function parseLiveBridge(data: DocumentData | undefined): LiveBridge | null {
  const parsed = liveBridgeData.safeParse(data);
  if (!parsed.success) return null;
  const { acts, until } = parsed.data;
  return { acts: acts.filter((act) => act !== null), until };
}

const commandData = z.object({
  kind: commandKindSchema,
  legId: z.nullable(z.string()),
  askedAt: date,
  askedBy: z.string(),
  state: commandStateSchema,
  why: z.catch(z.nullable(commandProblemSchema), null),
});

/** @returns null where it is no command, or one of a kind that this version does not know. */
export function parseCommand(id: string, data: DocumentData | undefined): LiveCommand | null {
  const parsed = commandData.safeParse(data);
  return parsed.success ? { id, ...parsed.data } : null;
}

const talkingData = z.object({ legIds: z.array(z.string()) });

/** @returns the legs of who is talking; none where nobody is, or the bridge does not say. */
export function parseTalking(data: DocumentData | undefined): ReadonlySet<string> {
  return new Set(talkingData.safeParse(data).data?.legIds);
}
