import { FieldValue, Timestamp, type Firestore } from 'firebase-admin/firestore';
import { accountSchema } from '../../domain/account.ts';
import type { CallEndReason } from '../../domain/bridge/event.ts';
import type { CallRole } from '../../domain/bridge/resolve.ts';
import { paths } from '../../domain/paths.ts';
import { FULL_NUMBERS_KEPT_MS, keptUntil } from '../../domain/usage/calendar.ts';
import type { CallState, LegState } from '../../domain/usage/call-state.ts';
import { type LegView, viewCall } from '../../domain/usage/call-view.ts';
import { maskCaller } from '../../domain/usage/caller.ts';
import {
  addSums,
  contributionOf,
  monthOf,
  NO_SUMS,
  type Sums,
  tagKey,
  usageId,
  usageShard,
} from '../../domain/usage/contribution.ts';

/** One caller of a call that is loaded. */
export interface LoadedLeg {
  readonly role?: CallRole;
  /** Null: withheld. */
  readonly caller: string | null;
  /** Seconds after the call's start; `left` null: nobody told. */
  readonly joined: number;
  readonly left: number | null;
}

/** A call as bridges would have told of it. */
export interface LoadedCall {
  readonly id: string;
  readonly conferenceId: string;
  /** The Tag of then. */
  readonly tag: string;
  readonly startedAt: Date;
  readonly legs: readonly LoadedLeg[];
  /** Null: nobody has told that it has ended. */
  readonly endReason?: CallEndReason | null;
}

const DIALED = '+15145550100';

/** Writes calls with their legs and sums, as the server would have. */
export async function writeCalls(
  db: Firestore,
  accountId: string,
  calls: readonly LoadedCall[],
): Promise<void> {
  const account = accountSchema.parse((await db.doc(paths.account(accountId)).get()).data());
  const writer = db.bulkWriter();
  const months = new Map<string, MonthSums>();
  for (const loaded of calls) {
    const { id } = loaded;
    const view = viewCall(stateOf(loaded));
    if (view === null) throw new Error(`nobody was in the call ${id}`);
    const { call, legs } = view;
    const { conferenceId, tag, startedAt } = call;
    const contribution = contributionOf(call, account.timeZone);
    const month = monthOf(contribution);
    const expireAt = Timestamp.fromDate(keptUntil(month));
    void writer.set(db.doc(paths.call(accountId, id)), {
      ...call,
      day: contribution.day,
      startedAt: Timestamp.fromMillis(startedAt),
      endedAt: orNull(call.endedAt),
      expireAt,
    });
    for (const leg of legs) {
      void writer.set(db.doc(paths.leg(accountId, id, leg.id)), {
        ...legFields(leg),
        ...{ callId: id, callDay: contribution.day, conferenceId, tag },
        callStartedAt: Timestamp.fromMillis(startedAt),
        expireAt,
      });
    }
    if (account.callerNumbers === 'full') {
      const numbers = loaded.legs.flatMap(({ caller }, n) => (caller ? [[legId(n), caller]] : []));
      void writer.set(db.doc(paths.callCallers(accountId, id)), {
        numbers: Object.fromEntries(numbers) as Record<string, string>,
        expireAt: Timestamp.fromMillis(startedAt + FULL_NUMBERS_KEPT_MS),
      });
    }
    const key = usageId(month, usageShard(conferenceId));
    const sums: MonthSums = months.get(key) ?? { month, days: new Map(), conferences: new Map() };
    months.set(key, sums);
    const day = contribution.day.slice(8);
    sums.days.set(day, addSums(sums.days.get(day) ?? NO_SUMS, contribution));
    const tags = sums.conferences.get(conferenceId) ?? new Map<string, Sums>();
    sums.conferences.set(
      conferenceId,
      tags.set(tag, addSums(tags.get(tag) ?? NO_SUMS, contribution)),
    );
  }
  for (const [id, sums] of months) {
    void writer.set(db.doc(paths.usageMonth(accountId, id)), monthFields(sums, id), {
      merge: true,
    });
  }
  await writer.close();
}

interface MonthSums {
  readonly month: string;
  readonly days: Map<string, Sums>;
  readonly conferences: Map<string, Map<string, Sums>>;
}

function monthFields({ month, days, conferences }: MonthSums, id: string) {
  const ofDays = [...days].map(([day, sums]) => [day, added(sums)] as const);
  const ofConferences = [...conferences].map(
    ([conferenceId, tags]) =>
      [
        conferenceId,
        Object.fromEntries([...tags].map(([tag, sums]) => [tagKey(tag), { tag, ...added(sums) }])),
      ] as const,
  );
  return {
    month,
    shard: Number(id.split('_')[1]),
    days: Object.fromEntries(ofDays),
    conferences: Object.fromEntries(ofConferences),
    expireAt: Timestamp.fromDate(keptUntil(month)),
  };
}

/** To be added to what calls loaded before have come to. */
function added({ calls, legs, seconds, minutes }: Sums) {
  return {
    calls: FieldValue.increment(calls),
    legs: FieldValue.increment(legs),
    seconds: FieldValue.increment(seconds),
    minutes: FieldValue.increment(minutes),
  };
}

function stateOf({ conferenceId, tag, startedAt, legs, endReason }: LoadedCall): CallState {
  const start = startedAt.getTime();
  const told = (seconds: number) => ({ at: start + seconds * 1000, eventId: `e${seconds}` });
  const states = legs.map(({ role = 'participant', caller, joined, left }, n) => {
    const leg: LegState = {
      role,
      caller: maskCaller(caller),
      dialedNumber: DIALED,
      joined: told(joined),
      left: left === null ? null : { ...told(left), reason: 'hungUp' },
    };
    return [legId(n), leg] as const;
  });
  const last = Math.max(...legs.map(({ joined, left }) => left ?? joined + 60));
  const reason = endReason === undefined ? 'lastCallerLeft' : endReason;
  return {
    conferenceId,
    tag,
    tagAt: start,
    waitForLeader: true,
    started: told(0),
    ended: reason === null ? null : { ...told(last), reason },
    legs: Object.fromEntries(states),
    seen: {},
    snapshots: [],
  };
}

const legId = (n: number) => `leg-${n}`;

function legFields({ id, joinedAt, leftAt, ...leg }: LegView) {
  return {
    ...leg,
    legId: id,
    joinedAt: Timestamp.fromMillis(joinedAt),
    leftAt: orNull(leftAt),
  };
}

function orNull(at: number | null): Timestamp | null {
  return at === null ? null : Timestamp.fromMillis(at);
}
