import type { CallEndReason, LegFailedReason, LegLeftReason } from '../bridge/bridge-event.ts';
import type { CallRole } from '../bridge/resolve.ts';

/*
 * All that is known of a call, in a form that does not depend on the order in which it was learnt. What
 * people see of it (call-view.ts) and what it adds to the sums (sums.ts) is worked out of it.
 * Moments are milliseconds since 1970.
 */

/** Something that an event told once. */
export interface Told {
  readonly at: number;
  readonly eventId: string;
}

/** Whether something is so, as was said with the newest moment. */
export interface Said extends Told {
  readonly is: boolean;
}

export interface LegState {
  readonly role: CallRole;
  /** Masked; null: withheld. */
  readonly caller: string | null;
  readonly dialedNumber: string;
  readonly joined: Told | null;
  readonly left: LeftState | null;
  /** Absent while nobody has said. */
  readonly muted?: Said | undefined;
}

/** Leaving as it was told once. */
export interface LeftTold extends Told {
  readonly reason: LegLeftReason;
  /** Absent: 0. */
  readonly revision?: number | undefined;
}

/** Leaving as it was told with the highest revision. */
export interface LeftState extends LeftTold {
  /** With the lowest one that is known, where that is another. */
  readonly first?: LeftTold | undefined;
}

/** Somebody who was let in and did not get into the conference. */
export interface FailedState extends Told {
  readonly reason: LegFailedReason;
}

export interface CallState {
  readonly conferenceId: string;
  /** The Tag that the conference had when the first of its callers was let in. */
  readonly tag: string;
  /** When that was. */
  readonly tagAt: number;
  /** Whether participants wait for a leader in this call, as of the same moment. */
  readonly waitForLeader: boolean;
  readonly started: Told | null;
  readonly ended: (Told & { readonly reason: CallEndReason }) | null;
  /** Whether nobody else gets in; absent while nobody has said. */
  readonly locked?: Said | undefined;
  /** From then on nobody waits for a leader; absent: who waits, waits. */
  readonly admitted?: Told | undefined;
  /** By leg id. */
  readonly legs: Readonly<Record<string, LegState>>;
  /** By leg id; absent where there are none. */
  readonly failed?: Readonly<Record<string, FailedState>> | undefined;
  /** By leg id: the newest heartbeat that named it. Also legs that are not known yet. */
  readonly seen: Readonly<Record<string, number>>;
  /** The newest heartbeats of the bridge that this call could have been in, oldest first. */
  readonly snapshots: readonly number[];
}

/**
 * So many heartbeats are kept of each call. A session that is over is named by none, and one that does
 * not name it ends its legs, so those of after its end are few, in whatever order they come.
 */
export const MAX_SNAPSHOTS = 16;

/** So many legs a call can have, for it to fit into a document. */
export const MAX_LEGS_OF_CALL = 2000;
/** So many who did not get in are counted of each call. */
export const MAX_FAILED_OF_CALL = 500;

/**
 * After so long without a sign of a leg, it counts as having left when it was last heard of: for bridges
 * that stop and never come back. In milliseconds.
 */
export const SILENT_AFTER_MS = 12 * 3_600_000;

/** The newest moment at which a leg was surely there, or null where it was never told to have joined. */
export function lastHeardOf(state: CallState, legId: string): number | null {
  const joined = own(state.legs, legId)?.joined;
  return joined ? Math.max(joined.at, own(state.seen, legId) ?? joined.at) : null;
}

/** What stands under a key that a bridge chose, which could be `constructor`. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
