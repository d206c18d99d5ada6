import type { DocumentData, Timestamp } from 'firebase/firestore/lite';
import type { CommandKind, LiveBridge } from '../../../../domain/live-command.ts';
import type { LiveCall } from '../../../../domain/usage/live-call.ts';
import {
  parseWatchedCall,
  parseWatchedLeg,
  type WatchedLeg,
} from '../../../firebase/calls/live-calls.ts';
import type { Row } from './feed.ts';

/** A call, as the page of calls that go on shows it; nobody is there in one that is over. */
export interface RunningCall extends Row, LiveCall {
  readonly conferenceId: string;
  readonly tag: string;
  readonly startedAt: number;
  /** By which key it is found what its bridge can do; null: nothing. */
  readonly bridge: string | null;
  /** What a command in it has to repeat. */
  readonly expireAt: Timestamp | null;
}

const NOBODY: LiveCall = { callers: 0, leaders: 0, waiting: 0, isLocked: null };

/** Of a call that an earlier version wrote nobody is known to be there. */
export function toRunningCall(id: string, data: DocumentData): RunningCall {
  const { live, endedAt, ...call } = parseWatchedCall(id, data);
  const { conferenceId, tag, startedAt, changedAt, expireAt } = call;
  const { callers, leaders, waiting, isLocked } = live ?? NOBODY;
  return {
    ...{ id, changedAt, isOver: endedAt !== null },
    ...{ conferenceId, tag, startedAt, expireAt },
    ...{ callers, leaders, waiting, isLocked },
    // Calls that an earlier version began have an empty one.
    bridge: live?.bridge === '' ? null : (live?.bridge ?? null),
  };
}

/** A caller of a call that goes on. */
export interface PresentLeg extends Row {
  readonly leg: WatchedLeg;
}

export function toPresentLeg(data: DocumentData): PresentLeg {
  const leg = parseWatchedLeg(data);
  return { id: leg.id, isOver: leg.leftAt !== null, changedAt: leg.changedAt, leg };
}

/** What a bridge can do in calls. */
export interface AbleBridge {
  /** Nothing for a bridge that never asks what it is to do. */
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
 * Whether a bridge asks now. As clocks differ, it is known by being said to ask for longer and longer.
 *
 * @param before as it was read last
 * @param now in milliseconds
 */
export function toAbleBridge(
  bridge: LiveBridge | null,
  before: AbleBridge | undefined,
  now: number,
): AbleBridge {
  if (bridge === null) return { acts: [], until: 0, readAt: now, isAway: false };
  const until = bridge.until.getTime();
  const readAt = before?.until === until ? before.readAt : now;
  const isAway = until < now - CLOCK_DIFFERENCE_MS || now - readAt > ASKING_MS;
  return { acts: bridge.acts, until, readAt, isAway };
}
