import * as z from 'zod/mini';

/*
 * What the adapter must know again after its restart, or in another instance. Moments are milliseconds since 1970.
 */

/** Somebody who was let in, by CallSid. */
export const callRecordSchema = z.object({
  callSid: z.string(),
  conferenceId: z.string(),
  role: z.enum(['leader', 'participant']),
  waitForLeader: z.boolean(),
  endOnLeaderExit: z.boolean(),
  language: z.enum(['en', 'fr']),
  legToken: z.string(),
  /** When they were on their way into the conference. */
  admittedAt: z.number(),
  /** The conference at Twilio that they were in; null while none is known. */
  sessionId: z.nullable(z.string()),
  /** When Twilio said that they are out of the conference again, so that they have been in; null: not yet. */
  outAt: z.nullable(z.number()),
  /** All is told of them. */
  isSettled: z.boolean(),
});
export type CallRecord = z.infer<typeof callRecordSchema>;

const leftSchema = z.object({
  at: z.number(),
  reason: z.enum(['hungUp', 'removed', 'conferenceEnded', 'lineLost']),
  /** Of `leg.left`: 0 for the first that was told. */
  revision: z.number(),
  /** Not what a callback told, but what was found afterwards. */
  isFound: z.boolean(),
});
export type Left = z.infer<typeof leftSchema>;

const legSchema = z.object({
  role: z.enum(['leader', 'participant']),
  joinedAt: z.nullable(z.number()),
  left: z.nullable(leftSchema),
});
export type LegRecord = z.infer<typeof legSchema>;

/** A conference at Twilio from its first caller to its last, by ConferenceSid. */
export const sessionRecordSchema = z.object({
  sessionId: z.string(),
  conferenceId: z.string(),
  /** Of any of its legs; null while none is known. */
  legToken: z.nullable(z.string()),
  waitForLeader: z.boolean(),
  endOnLeaderExit: z.boolean(),
  /** By CallSid. */
  legs: z.record(z.string(), legSchema),
  /** The `SequenceNumber` that comes next, and those before it that have not come. */
  nextSequence: z.number(),
  missing: z.array(z.number()),
  /** We asked Twilio to end it because no leader was left. */
  isEnding: z.boolean(),
  /** An administrator did; absent: nobody. */
  isAdminEnding: z.optional(z.boolean()),
  ended: z.nullable(
    z.object({
      at: z.number(),
      reason: z.enum([
        'lastCallerLeft',
        'leaderLeft',
        'leaderEnded',
        'adminEnded',
        'timeLimit',
        'bridgeStopped',
      ]),
    }),
  ),
  /** It has ended, and all is told of its legs. */
  isSettled: z.boolean(),
  /** When something of it last changed. */
  changedAt: z.number(),
});
export type SessionRecord = z.infer<typeof sessionRecordSchema>;
