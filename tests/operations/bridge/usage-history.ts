import type { Firestore } from 'firebase-admin/firestore';
import type { BridgeEvent } from '../../../domain/bridge/bridge-event.ts';
import { paths } from '../../../domain/paths.ts';
import type { LegGrant } from '../../../domain/usage/apply-event.ts';
import type { Sums } from '../../../domain/usage/sums.ts';
import { sealGrant } from '../../../functions/src/bridge/door/leg-token.ts';
import type { Chance } from '../../../local/simulate/chance.ts';
import { ACCOUNT, dependencies } from '../world.ts';

/** One caller of a history: joins, and leaves after so many seconds, which may be told wrong at first. */
interface Leg {
  readonly id: string;
  readonly joinedAt: number;
  readonly seconds: number;
  readonly isTold: boolean;
  /** By so many seconds the end was too early when it was told at first; null: it was right. */
  readonly correctedBy: number | null;
}

/** A call as it really was, which the bridge then tells in bits. */
export interface TrueCall {
  readonly sessionId: string;
  readonly conferenceId: string;
  readonly tag: string;
  readonly legs: readonly Leg[];
  readonly heartbeatAt: number;
}

const MINUTE = 60_000;

/** Calls of a few conferences within 60 days, some of whose Tags changed in that time. */
export function drawHistory(chance: Chance, count: number, before: Date): readonly TrueCall[] {
  return Array.from({ length: count }, (_, number) => {
    const conference = chance.whole(5);
    const daysAgo = chance.unit() * 60;
    const start = Math.floor(before.getTime() - daysAgo * 24 * 60 * MINUTE - 180 * MINUTE);
    const legs = Array.from({ length: 1 + chance.whole(6) }, (_leg, leg): Leg => ({
      id: `s${number}-${leg}`,
      joinedAt: start + chance.whole(20 * MINUTE),
      seconds: chance.whole(90 * 60),
      isTold: !chance.happens(0.1),
      correctedBy: chance.happens(0.3) ? chance.whole(600) : null,
    }));
    return {
      sessionId: `s${number}`,
      conferenceId: `conference${conference}`,
      tag: daysAgo > 30 ? `Former ${conference}` : `Present ${conference}`,
      legs,
      heartbeatAt: start + chance.whole(80 * MINUTE),
    };
  });
}

function isThere({ joinedAt, seconds }: Leg, at: number): boolean {
  return joinedAt <= at && at < joinedAt + seconds * 1000;
}

/** When a call is over for sure, and the bridge says so. */
function overAt({ legs }: TrueCall): number {
  return Math.max(...legs.map(({ joinedAt, seconds }) => joinedAt + seconds * 1000)) + MINUTE;
}

/**
 * All that a bridge tells of a call. Who left without a word counts until the conference's end, but
 * where its heartbeat comes between, and does not name them, only until they joined.
 */
export function eventsOf(call: TrueCall, bridge: string): readonly BridgeEvent[] {
  const { sessionId, conferenceId, tag, legs } = call;
  const iso = (at: number) => new Date(at).toISOString();
  const grant = (leg: Leg): LegGrant => ({
    accountId: ACCOUNT,
    conferenceId,
    role: leg.id.endsWith('-0') ? 'leader' : 'participant',
    tag,
    waitForLeader: true,
    callerId: null,
    dialedNumber: '+15145550100',
    bridge,
    grantedAt: leg.joinedAt,
  });
  const about = (leg: Leg) => ({
    sessionId,
    legId: leg.id,
    legToken: sealGrant(grant(leg), dependencies.pepper),
  });
  const leavings = (leg: Leg): BridgeEvent[] => {
    const { id, joinedAt, seconds, correctedBy } = leg;
    const left = (after: number, revision: number): BridgeEvent => ({
      type: 'leg.left',
      eventId: `l-${id}-${revision}`,
      at: iso(joinedAt + after * 1000),
      reason: 'hungUp',
      revision,
      ...about(leg),
    });
    if (correctedBy === null) return [left(seconds, 0)];
    return [left(Math.max(0, seconds - correctedBy), 0), left(seconds, 2)];
  };
  const told = legs.flatMap((leg): BridgeEvent[] => [
    { type: 'leg.joined', eventId: `j-${leg.id}`, at: iso(leg.joinedAt), ...about(leg) },
    ...(leg.isTold ? leavings(leg) : []),
  ]);
  const first = legs[0];
  if (first === undefined) return told;
  const { legToken } = about(first);
  const { heartbeatAt } = call;
  const present = legs.filter((leg) => isThere(leg, heartbeatAt));
  return [
    ...told,
    {
      ...{ type: 'leg.failed', eventId: `f-${sessionId}`, at: iso(first.joinedAt), sessionId },
      ...{ legToken, legId: `${sessionId}-out`, reason: 'locked' },
    },
    {
      type: 'heartbeat',
      eventId: `h-${sessionId}`,
      at: iso(heartbeatAt),
      // What else goes on at the bridge, nobody knows here.
      partial: true,
      sessions: [{ sessionId, legToken, legIds: present.map(({ id }) => id) }],
    },
    {
      type: 'conference.ended',
      eventId: `e-${sessionId}`,
      at: iso(overAt(call)),
      sessionId,
      legToken,
      reason: 'lastCallerLeft',
    },
  ];
}

/** What a call comes to, worked out of what really was. */
export function trueSums(call: TrueCall): Sums {
  const { heartbeatAt } = call;
  const isMissed = (leg: Leg) =>
    leg.joinedAt < heartbeatAt && heartbeatAt <= overAt(call) && !isThere(leg, heartbeatAt);
  const seconds = call.legs.map((leg) => {
    if (leg.isTold) return leg.seconds;
    return isMissed(leg) ? 0 : Math.ceil((overAt(call) - leg.joinedAt) / 1000);
  });
  const total = (of: (seconds: number) => number) => seconds.reduce((sum, n) => sum + of(n), 0);
  return {
    calls: 1,
    legs: call.legs.length,
    seconds: total((n) => n),
    minutes: total((n) => Math.ceil(n / 60)),
  };
}

/** Everything that stands in the sums of the account: by day, and by month, conference and Tag. */
export async function readSums(db: Firestore): Promise<Record<string, Sums>> {
  const sums: Record<string, Sums> = {};
  const add = (key: string, { calls, legs, seconds, minutes }: Sums) => {
    const before = sums[key] ?? { calls: 0, legs: 0, seconds: 0, minutes: 0 };
    sums[key] = {
      calls: before.calls + calls,
      legs: before.legs + legs,
      seconds: before.seconds + seconds,
      minutes: before.minutes + minutes,
    };
  };
  const months = await db.collection(paths.usage(ACCOUNT)).get();
  for (const { month, days = {}, conferences = {} } of months.docs.map(
    (each) => each.data() as Stored,
  )) {
    for (const [day, each] of Object.entries(days)) add(`${month}-${day}`, each);
    for (const [conferenceId, tags] of Object.entries(conferences)) {
      for (const each of Object.values(tags)) add(`${month} ${conferenceId} ${each.tag}`, each);
    }
  }
  // What was moved to another day leaves a zero behind.
  return Object.fromEntries(Object.entries(sums).filter(([, each]) => each.calls !== 0));
}

interface Stored {
  readonly month: string;
  readonly days?: Record<string, Sums>;
  readonly conferences?: Record<string, Record<string, Sums & { readonly tag: string }>>;
}
