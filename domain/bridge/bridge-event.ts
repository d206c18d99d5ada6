import * as z from 'zod/mini';
import { type LegFailedReason, legFailedReasonSchema } from '../leg-failed.ts';
import { commandProblemSchema } from '../live-command.ts';
import { bridgeReportSchema } from './known-bridge.ts';
import { bridgeIdSchema } from './resolve.ts';

/*
 * `POST /v1/events`: what happened on a bridge. Events may come late, twice and in any order; what a
 * set of them means is in domain/usage.
 */

/** More events than this in one request are not taken; the rest of the request is. */
export const MAX_EVENTS = 1000;
/** So many sessions, and so many legs of one session, a heartbeat may name. */
export const MAX_SESSIONS = 1000;
export const MAX_LEGS = 2000;
/** So many who are talking at once are told of a conference. */
export const MAX_TALKING = 50;

/** Milliseconds by which a bridge's clock may be ahead of, or behind, the server's. */
export const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** What a moment is written like; told to whoever wrote it otherwise. */
export const MOMENT_WANTED =
  'A time is ISO 8601 with seconds, and Z or an offset with a colon: 2026-11-24T14:00:05Z or 2026-11-24T09:00:05.250-05:00.';

/** A moment: ISO 8601 with seconds, and `Z` or an offset. */
const moment = z.iso.datetime({ offset: true });
const legToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{20,2000}$/));

const about = { eventId: bridgeIdSchema, at: moment };

const common = {
  ...about,
  /** One conference on the bridge, from its first caller to its last. */
  sessionId: bridgeIdSchema,
  /** Of the leg, or, for a conference, of any of its legs. */
  legToken,
};

export const legLeftReasonSchema = z.enum(['hungUp', 'removed', 'conferenceEnded', 'lineLost']);
export type LegLeftReason = z.infer<typeof legLeftReasonSchema>;

/** Leaving may be told again, each time with the next number: the last word counts. */
export const MAX_REVISION = 9;
/** So long after a first word a later one may come, by the bridge's clock; in milliseconds. */
export const REVISION_WITHIN_MS = 10 * 60_000;

export { type LegFailedReason, legFailedReasonSchema };

export const callEndReasonSchema = z.enum([
  'lastCallerLeft',
  'leaderLeft',
  'leaderEnded',
  'adminEnded',
  'timeLimit',
  'bridgeStopped',
]);
export type CallEndReason = z.infer<typeof callEndReasonSchema>;

export const bridgeEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('leg.joined'), ...common, legId: bridgeIdSchema }),
  z.strictObject({
    type: z.literal('leg.left'),
    ...common,
    legId: bridgeIdSchema,
    reason: legLeftReasonSchema,
    /** Absent: 0. Of several for one leg the highest counts, in whatever order they come. */
    revision: z.optional(z.int().check(z.minimum(0), z.maximum(MAX_REVISION))),
  }),
  z.strictObject({
    type: z.literal('leg.failed'),
    ...common,
    // Absent where the bridge had not begun one.
    sessionId: z.optional(bridgeIdSchema),
    legId: bridgeIdSchema,
    reason: legFailedReasonSchema,
  }),
  z.strictObject({ type: z.literal('conference.started'), ...common }),
  z.strictObject({
    type: z.literal('conference.ended'),
    ...common,
    reason: callEndReasonSchema,
  }),
  // What is so from then on; of several the newest counts. Optional: nobody misses them.
  z.strictObject({ type: z.literal('leg.muted'), ...common, legId: bridgeIdSchema }),
  z.strictObject({ type: z.literal('leg.unmuted'), ...common, legId: bridgeIdSchema }),
  z.strictObject({ type: z.literal('conference.locked'), ...common }),
  z.strictObject({ type: z.literal('conference.unlocked'), ...common }),
  // From then on nobody waits for a leader.
  z.strictObject({ type: z.literal('conference.admitted'), ...common }),
  // All who are talking at a moment.
  z.strictObject({
    type: z.literal('conference.talking'),
    ...common,
    legIds: z.array(bridgeIdSchema).check(z.maxLength(MAX_TALKING)),
  }),
  // What became of a command.
  z.strictObject({ type: z.literal('command.done'), ...about, commandId: bridgeIdSchema }),
  z.strictObject({
    type: z.literal('command.refused'),
    ...about,
    commandId: bridgeIdSchema,
    reason: commandProblemSchema,
  }),
  // All that is going on at this bridge at a moment: who is not named is not there any more.
  z.strictObject({
    type: z.literal('heartbeat'),
    ...about,
    // True: sessions that are not named are left alone, because others name them, or nobody knows.
    partial: z.optional(z.boolean()),
    sessions: z
      .array(
        z.strictObject({
          sessionId: bridgeIdSchema,
          legToken,
          legIds: z.array(bridgeIdSchema).check(z.maxLength(MAX_LEGS)),
        }),
      )
      .check(z.maxLength(MAX_SESSIONS)),
    /** What the bridge says of itself. */
    bridge: z.optional(bridgeReportSchema),
  }),
]);
export type BridgeEvent = z.infer<typeof bridgeEventSchema>;

/** What became of a command that was handed to the bridge. */
export type CommandEvent = Extract<BridgeEvent, { type: 'command.done' | 'command.refused' }>;
/** Who is talking: of this moment, and so no part of what is kept of a call. */
export type TalkingEvent = Extract<BridgeEvent, { type: 'conference.talking' }>;
/** An event of one call; a heartbeat is about many. */
export type CallEvent = Exclude<BridgeEvent, { type: 'heartbeat' } | CommandEvent | TalkingEvent>;

/** The body of `POST /v1/events`, each event of which is judged by itself. */
export const eventsRequestSchema = z.strictObject({ events: z.array(z.unknown()) });

/** Why an event was not taken, and the sentence that says so to people. */
export const EVENT_PROBLEMS = {
  invalid_event: 'A field is missing, unknown, or of another form.',
  time_in_future: 'Its time is more than five minutes ahead of ours.',
  time_too_old: 'It is older than the history that is kept.',
  unknown_call: 'Its legToken was not given to this bridge, or the account of its call is gone.',
  conflicting_event: 'Another event has told this otherwise; that one is kept.',
  negative_duration: 'The leg would have left before it joined.',
  call_full: 'A call cannot have more legs.',
  unknown_command: 'No such command was given to this bridge.',
  too_many_events: 'There are more events in the request than are taken at once; send these again.',
  try_again: 'Nothing is wrong with it; send it again.',
} as const satisfies Record<string, string>;
export type EventProblem = keyof typeof EVENT_PROBLEMS;

const eventProblemSchema = z.enum(Object.keys(EVENT_PROBLEMS) as [EventProblem, ...EventProblem[]]);

export const eventsAnswerSchema = z.strictObject({
  /** Events that were kept. */
  accepted: z.int(),
  /** Events that were known already. */
  duplicates: z.int(),
  rejected: z.array(
    z.strictObject({
      /** Of the event in the request, from 0. */
      index: z.int(),
      /** So many from `index` on were rejected alike. */
      count: z.int(),
      eventId: z.nullable(z.string()),
      code: eventProblemSchema,
      message: z.string(),
      /** With `invalid_event`: where in the event, as `sessions[0].legIds`; never a value. */
      fields: z.optional(z.array(z.string())),
      /** With `invalid_event`, where a time is written otherwise: how it is to be written. */
      wanted: z.optional(z.string()),
    }),
  ),
});
export type EventsAnswer = z.infer<typeof eventsAnswerSchema>;
