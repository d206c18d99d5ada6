import * as z from 'zod/mini';
import { languageSchema } from '../account/account.ts';
import { callPolicySchema } from '../account/call-policy.ts';
import { menuActionSchema } from '../menu-action.ts';

/*
 * `POST /v1/resolve`: may these digits in, and as whom? The document that describes it to whoever
 * builds a bridge is docs/bridge-api.
 */

/**
 * What a bridge calls things: its calls, sessions, legs and events. Begins with a letter or a digit,
 * because Firestore keeps names such as `__x__` to itself.
 */
export const bridgeIdSchema = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}$/));

/** A number in its one form (telephone-number.ts): E.164, or digits alone inside a private network. */
export const phoneNumberSchema = z.string().check(z.regex(/^\+?[0-9]{3,15}$/));

/** A caller's number; null where the caller withheld it. */
export const callerIdSchema = z.nullable(phoneNumberSchema);

/** A number as a trunk gives it, which may be anything; telephone-number.ts makes one form of it. */
const givenNumber = z.string().check(z.maxLength(256));

export const resolveRequestSchema = z.strictObject({
  /** The caller's own phone call into the bridge, the same for each attempt in it. */
  callId: bridgeIdSchema,
  dialedNumber: givenNumber,
  callerId: z.nullable(givenNumber),
  /** What the caller keyed, without a closing `#`; may be empty, and more than any code has. */
  digits: z.string().check(z.regex(/^[0-9A-D*#]{0,256}$/)),
  /** 1 for the first code that is entered in this call. */
  attempt: z.int().check(z.minimum(1), z.maximum(1000)),
});
export type ResolveRequest = z.infer<typeof resolveRequestSchema>;

export const callRoleSchema = z.enum(['leader', 'participant']);
export type CallRole = z.infer<typeof callRoleSchema>;

/** Milliseconds for which the bridge keeps silent before it does what the answer says. */
const delayMs = z.int().check(z.nonnegative());

/** A key that the account's people were told of, and what it does. */
export const menuKeySchema = z.strictObject({
  keys: z.string(),
  role: z.enum(['leader', 'everyone']),
  /** Null where nobody has said it in a word that bridges know. */
  does: z.nullable(menuActionSchema),
});
export type MenuKey = z.infer<typeof menuKeySchema>;

export const joinAnswerSchema = z.strictObject({
  decision: z.literal('join'),
  conferenceId: z.string(),
  role: callRoleSchema,
  waitForLeader: callPolicySchema.shape.waitForLeader,
  endOnLeaderExit: callPolicySchema.shape.endOnLeaderExit,
  language: languageSchema,
  /** All keys that work during the call, and no others do. */
  menu: z.array(menuKeySchema),
  /** To be handed back with each event about this leg; opaque. */
  legToken: z.string(),
  delayMs,
});

/**
 * The one answer to unknown, expired, deleted and retired codes and to those of an account without the
 * service. `prompt` names what the bridge plays.
 */
export const refusalSchema = z.strictObject({
  decision: z.enum(['retry', 'hangup']),
  attemptsLeft: z.int().check(z.nonnegative()),
  prompt: z.enum(['codeNotRecognized', 'goodbye']),
  delayMs,
});
export type Refusal = z.infer<typeof refusalSchema>;
export type JoinAnswer = z.infer<typeof joinAnswerSchema>;

export const resolveAnswerSchema = z.discriminatedUnion('decision', [
  joinAnswerSchema,
  refusalSchema,
]);
export type ResolveAnswer = z.infer<typeof resolveAnswerSchema>;
