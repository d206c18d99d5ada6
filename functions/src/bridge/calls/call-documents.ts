import {
  type DocumentData,
  type DocumentSnapshot,
  FieldValue,
  Timestamp,
} from 'firebase-admin/firestore';
import { z } from 'zod';
import { ZONE_INSTEAD } from '../../../../domain/account/account.ts';
import {
  callEndReasonSchema,
  legFailedReasonSchema,
  legLeftReasonSchema,
} from '../../../../domain/bridge/bridge-event.ts';
import { callRoleSchema } from '../../../../domain/bridge/resolve.ts';
import type { CallState } from '../../../../domain/usage/call-state.ts';
import type { CallView, LegView, Views } from '../../../../domain/usage/call-view.ts';
import { isTimeZone } from '../../../../domain/time/zones.ts';
import type { Contribution } from '../../../../domain/usage/sums.ts';

const told = { at: z.number(), eventId: z.string() };

const said = z.object({ ...told, is: z.boolean() }).optional();

const leftTold = { ...told, reason: legLeftReasonSchema, revision: z.number().optional() };

const legSchema = z.object({
  role: callRoleSchema,
  caller: z.string().nullable(),
  dialedNumber: z.string(),
  joined: z.object(told).nullable(),
  left: z.object({ ...leftTold, first: z.object(leftTold).optional() }).nullable(),
  muted: said,
});

const callStateSchema = z.object({
  conferenceId: z.string(),
  tag: z.string(),
  tagAt: z.number(),
  waitForLeader: z.boolean(),
  started: z.object(told).nullable(),
  ended: z.object({ ...told, reason: callEndReasonSchema }).nullable(),
  locked: said,
  admitted: z.object(told).optional(),
  legs: z.record(z.string(), legSchema),
  failed: z.record(z.string(), z.object({ ...told, reason: legFailedReasonSchema })).optional(),
  seen: z.record(z.string(), z.number()),
  snapshots: z.array(z.number()),
}) satisfies z.ZodType<CallState>;

const contributionSchema = z.object({
  day: z.string(),
  conferenceId: z.string(),
  tag: z.string(),
  calls: z.number(),
  legs: z.number(),
  seconds: z.number(),
  minutes: z.number(),
}) satisfies z.ZodType<Contribution>;

/** What is known of a call, and what of it stands in the sums already. */
export interface StoredCall {
  readonly state: CallState;
  readonly counted: Contribution | null;
  /** By whose calendar the call belongs to its day: the account's when it was first heard of, for ever. */
  readonly timeZone: string;
}

const storedCallSchema = z.object({
  state: callStateSchema,
  counted: contributionSchema.nullable(),
  // An earlier version took names that are none.
  timeZone: z.string().refine(isTimeZone).catch(ZONE_INSTEAD),
}) satisfies z.ZodType<StoredCall>;

/**
 * What stands in `calls/{call}/private/state`.
 *
 * @returns null where there is no such document.
 * @throws ZodError where there is one that is none of ours: to begin anew would count the call twice.
 */
export function readStoredCall(snapshot: DocumentSnapshot): StoredCall | null {
  if (!snapshot.exists) return null;
  const { counted, timeZone, expireAt: _ttl, ...state }: DocumentData = snapshot.data() ?? {};
  return storedCallSchema.parse({
    state,
    counted: counted as unknown,
    timeZone: timeZone as unknown,
  });
}

/** The document of which `readStoredCall` makes the same again. */
export function storedCallData(
  { state, counted, timeZone }: StoredCall,
  expireAt: Date,
): DocumentData {
  return { ...state, counted, timeZone, expireAt };
}

/** What finds a call and its legs: the day to which the sums count it, and until when it is kept. */
export interface CallShelf {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly expireAt: Date;
}

/**
 * `accounts/{a}/calls/{call}`. By `changedAt` who watches finds what is new.
 *
 * @param bridge the key of the bridge on which it is, as members know it.
 */
export function callData(
  { call: { startedAt, endedAt, ...call }, live }: Pick<Views, 'call' | 'live'>,
  { day, expireAt }: CallShelf,
  bridge: string,
): DocumentData {
  return {
    ...call,
    day,
    startedAt: moment(startedAt),
    endedAt: momentOrNull(endedAt),
    live: live === null ? null : { ...live, bridge },
    changedAt: FieldValue.serverTimestamp(),
    expireAt,
  };
}

/** `accounts/{a}/legs/{call}_{leg}`: the leg, with what finds it together with its call. */
export function legData(
  callId: string,
  { conferenceId, tag, startedAt }: CallView,
  { id, joinedAt, leftAt, ...leg }: LegView,
  { day, expireAt }: CallShelf,
): DocumentData {
  return {
    ...leg,
    callId,
    legId: id,
    conferenceId,
    tag,
    callDay: day,
    callStartedAt: moment(startedAt),
    joinedAt: moment(joinedAt),
    leftAt: momentOrNull(leftAt),
    changedAt: FieldValue.serverTimestamp(),
    expireAt,
  };
}

function moment(at: number): Timestamp {
  return Timestamp.fromMillis(at);
}

function momentOrNull(at: number | null): Timestamp | null {
  return at === null ? null : moment(at);
}
