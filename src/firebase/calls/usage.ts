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
import { callEndReasonSchema, legLeftReasonSchema } from '../../../domain/bridge/bridge-event.ts';
import { callRoleSchema } from '../../../domain/bridge/resolve.ts';
import { failedCountsSchema } from '../../../domain/leg-failed.ts';
import { paths } from '../../../domain/paths.ts';
import type { CallView, LegView } from '../../../domain/usage/call-view.ts';
import type { UsageMonth } from '../../../domain/usage/usage-month.ts';

/*
 * The usage history's part of the typed map, apart from collections.ts because only its pages download
 * it. The server writes all of it, so a field that is not as it should be is one touched by hand: it is
 * shown as nothing, and takes no list down.
 */

export const usageCollections = {
  calls: (db: Firestore, a: string): CollectionReference => collection(db, paths.calls(a)),
  call: (db: Firestore, a: string, call: string): DocumentReference => doc(db, paths.call(a, call)),
  callers: (db: Firestore, a: string, call: string): DocumentReference =>
    doc(db, paths.callCallers(a, call)),
  legs: (db: Firestore, a: string): CollectionReference => collection(db, paths.legs(a)),
  leg: (db: Firestore, a: string, call: string, leg: string): DocumentReference =>
    doc(db, paths.leg(a, call, leg)),
  usage: (db: Firestore, a: string): CollectionReference => collection(db, paths.usage(a)),
};

/** A call as it is stored. */
export interface StoredCall extends CallView {
  readonly id: string;
  /** To which the sums count it, `YYYY-MM-DD`: that on which it began by the account's calendar of then. */
  readonly day: string;
}

/** A leg as it is stored: with its call's facts, so that a list of legs needs nothing else. */
export interface StoredLeg extends LegView {
  readonly callId: string;
  readonly callStartedAt: number;
  readonly conferenceId: string;
  readonly tag: string;
}

const moment = z.pipe(
  z.instanceof(Timestamp),
  z.transform((at) => at.toMillis()),
);
const momentOrStart = z.catch(moment, 0);
const momentOrNull = z.catch(z.nullable(moment), null);
const text = z.catch(z.string(), '');
const amount = z.catch(z.number(), 0);

const callData = z.object({
  day: text,
  conferenceId: text,
  tag: text,
  startedAt: momentOrStart,
  endedAt: momentOrNull,
  legs: amount,
  peak: amount,
  seconds: amount,
  minutes: amount,
  endReason: z.catch(z.nullable(callEndReasonSchema), null),
  isEstimated: z.catch(z.boolean(), false),
  // Calls of an earlier version tell of none.
  failed: z.catch(failedCountsSchema, {}),
});

/** Turns what Firestore answered into a call of the domain. */
export function parseCall(id: string, data: DocumentData): StoredCall {
  return { id, ...callData.parse(data) };
}

const legData = z.object({
  callId: text,
  legId: text,
  callStartedAt: momentOrStart,
  conferenceId: text,
  tag: text,
  role: z.catch(callRoleSchema, 'participant'),
  caller: z.catch(z.nullable(z.string()), null),
  dialedNumber: text,
  joinedAt: momentOrStart,
  leftAt: momentOrNull,
  seconds: amount,
  minutes: amount,
  waitedSeconds: amount,
  leftReason: z.catch(z.nullable(legLeftReasonSchema), null),
  isEstimated: z.catch(z.boolean(), false),
  isMuted: z.catch(z.optional(z.boolean()), undefined),
});

/** Turns what Firestore answered into a leg of the domain. */
export function parseLeg(data: DocumentData): StoredLeg {
  const { legId, ...leg } = legData.parse(data);
  return { id: legId, ...leg };
}

const callersData = z.object({ numbers: z.catch(z.record(z.string(), z.string()), {}) });

/** @returns whole numbers by leg id. */
export function parseCallers(data: DocumentData): ReadonlyMap<string, string> {
  return new Map(Object.entries(callersData.parse(data).numbers));
}

/**
 * A month's document of sums. Taken apart by hand where all else goes through a schema: a year has
 * tens of thousands of sums, and nobody is to wait for them.
 */
export function parseUsageMonth(data: DocumentData): UsageMonth {
  const conferences = Object.entries(mapOf(data['conferences'])).map(([conferenceId, byTag]) => {
    const tags = Object.entries(mapOf(byTag)).map(([key, value]) => {
      const sums = mapOf(value);
      return [key, { ...sumsOf(sums), tag: textOf(sums['tag']) }] as const;
    });
    return [conferenceId, Object.fromEntries(tags)] as const;
  });
  const days = Object.entries(mapOf(data['days'])).map(
    ([day, value]) => [day, sumsOf(mapOf(value))] as const,
  );
  return {
    month: textOf(data['month']),
    days: Object.fromEntries(days),
    conferences: Object.fromEntries(conferences),
  };
}

function sumsOf(sums: Readonly<Record<string, unknown>>) {
  return {
    calls: numberOf(sums['calls']),
    legs: numberOf(sums['legs']),
    seconds: numberOf(sums['seconds']),
    minutes: numberOf(sums['minutes']),
  };
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
