import type { CallEndReason, LegLeftReason } from '../bridge/bridge-event.ts';
import type { CallRole } from '../bridge/resolve.ts';
import { type FailedCounts, legFailedReasonSchema } from '../leg-failed.ts';
import { type CallState, lastHeardOf, own, SILENT_AFTER_MS } from './call-state.ts';
import { type LiveCall, liveOf } from './live-call.ts';
import { type Stay, waitsOf } from './waits.ts';

/** One caller of a call, as members see them. Moments are milliseconds since 1970. */
export interface LegView {
  readonly id: string;
  readonly role: CallRole;
  /** Masked; null: withheld. */
  readonly caller: string | null;
  readonly dialedNumber: string;
  readonly joinedAt: number;
  /** Null while they are there. */
  readonly leftAt: number | null;
  /** Begun seconds from joining to leaving; 0 while they are there. */
  readonly seconds: number;
  /** Begun minutes of `seconds`, for the bill. */
  readonly minutes: number;
  /** Of `seconds`, all those without a leader in the call, where participants wait for one. */
  readonly waitedSeconds: number;
  readonly leftReason: LegLeftReason | null;
  /** Nobody told when they left; `leftAt` is the best that is known. */
  readonly isEstimated: boolean;
  /** Whether others cannot hear them; absent where no bridge has said. */
  readonly isMuted?: boolean | undefined;
}

/** A call as members see it. */
export interface CallView {
  readonly conferenceId: string;
  readonly tag: string;
  readonly startedAt: number;
  /** Null while somebody is there. */
  readonly endedAt: number | null;
  /** How many callers there were, and how many at once at most. */
  readonly legs: number;
  readonly peak: number;
  /** Sums over the legs. */
  readonly seconds: number;
  readonly minutes: number;
  /** Null while it lasts, and where no bridge told. */
  readonly endReason: CallEndReason | null;
  /** The end of one of its legs is estimated. */
  readonly isEstimated: boolean;
  /** How many were let in and did not get in; they are none of the legs, and cost nothing. */
  readonly failed: FailedCounts;
}

/** How many were let in and never got in, of a call that may have nobody else. */
export function failedOf({ legs, failed = {} }: CallState): FailedCounts {
  const all = Object.entries(failed).filter(([id]) => (own(legs, id)?.joined ?? null) === null);
  const counts = legFailedReasonSchema.options.map(
    (reason) => [reason, all.filter(([, each]) => each.reason === reason).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** All that members see of a call. */
export interface Views {
  readonly call: CallView;
  readonly legs: readonly LegView[];
  /** Null once it is over. */
  readonly live: LiveCall | null;
}

/**
 * What members see of a call.
 *
 * @returns null while nobody is known to have joined: it is then no call yet.
 */
export function viewCall(state: CallState): Views | null {
  const spans = spansOf(state);
  const [first] = spans;
  if (first === undefined) return null;
  const leaders: Stay[] = spans.filter(({ role }) => role === 'leader');
  // Who has been let in without a leader waits no more, as if one had come who never leaves.
  if (state.admitted !== undefined) leaders.push({ joinedAt: state.admitted.at, leftAt: null });
  const legs = spans.map((span): LegView => {
    const seconds = begun((span.leftAt ?? span.joinedAt) - span.joinedAt, 1000);
    return {
      ...span,
      seconds,
      minutes: begun(seconds, 60),
      waitedSeconds: state.waitForLeader ? waited(span, leaders, seconds) : 0,
    };
  });
  const isOver = legs.every(({ leftAt }) => leftAt !== null);
  const endedAt = Math.max(...legs.map(({ leftAt }) => leftAt ?? 0));
  return {
    legs,
    live: liveOf(state, legs),
    call: {
      conferenceId: state.conferenceId,
      tag: state.tag,
      startedAt: Math.min(first.joinedAt, state.started?.at ?? first.joinedAt),
      endedAt: isOver ? endedAt : null,
      legs: legs.length,
      peak: peakOf(legs),
      seconds: sum(legs, ({ seconds }) => seconds),
      minutes: sum(legs, ({ minutes }) => minutes),
      endReason: isOver ? (state.ended?.reason ?? null) : null,
      isEstimated: legs.some(({ isEstimated }) => isEstimated),
      failed: failedOf(state),
    },
  };
}

type Span = Omit<LegView, 'seconds' | 'minutes' | 'waitedSeconds'>;

/** Everybody who joined, in the order of joining. */
function spansOf(state: CallState): readonly Span[] {
  const spans = Object.entries(state.legs).flatMap(([id, leg]): Span[] => {
    const { role, caller, dialedNumber, joined, left, muted } = leg;
    if (joined === null) return [];
    const said = muted === undefined ? {} : { isMuted: muted.is };
    const known = { id, role, caller, dialedNumber, joinedAt: joined.at, ...said };
    if (left !== null) {
      return [{ ...known, leftAt: left.at, leftReason: left.reason, isEstimated: false }];
    }
    const leftAt = estimatedEnd(state, id, joined.at);
    return [{ ...known, leftAt, leftReason: null, isEstimated: leftAt !== null }];
  });
  return spans.sort((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));
}

/**
 * When somebody left whose leaving was never told: with the end of the conference; or when they were
 * last heard of, where a heartbeat before that end did not name them, or nothing was heard of them for
 * SILENT_AFTER_MS. Never later than that, so that nobody pays for time in which they may have been gone.
 */
function estimatedEnd(state: CallState, legId: string, joinedAt: number): number | null {
  const { ended, snapshots } = state;
  const heard = lastHeardOf(state, legId) ?? joinedAt;
  const isMissedBy = (end: number) => snapshots.some((at) => at > heard && at <= end);
  if (ended === null || ended.at < joinedAt) return isMissedBy(Infinity) ? heard : null;
  const isSilent = ended.at - heard >= SILENT_AFTER_MS;
  return isSilent || isMissedBy(ended.at) ? heard : ended.at;
}

/** Seconds without a leader, before the first and whenever none was there. */
function waited(span: Span, leaders: readonly Stay[], seconds: number): number {
  if (span.role === 'leader') return 0;
  const alone = waitsOf(span, leaders);
  return Math.min(
    seconds,
    begun(
      sum(alone, ({ from, to }) => to - from),
      1000,
    ),
  );
}

function peakOf(legs: readonly LegView[]): number {
  // Who leaves at the moment at which another joins was not there with them, but who leaves at the
  // moment of joining was there.
  const changes = legs.flatMap(({ joinedAt, leftAt }) => [
    { at: joinedAt, by: 1, turn: 1 },
    ...(leftAt === null ? [] : [{ at: leftAt, by: -1, turn: leftAt > joinedAt ? 0 : 2 }]),
  ]);
  changes.sort((a, b) => a.at - b.at || a.turn - b.turn);
  let now = 0;
  let peak = 0;
  for (const { by } of changes) {
    now += by;
    peak = Math.max(peak, now);
  }
  return peak;
}

/** How many units have begun: 61 seconds are two minutes. */
function begun(amount: number, unit: number): number {
  return Math.ceil(amount / unit);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
