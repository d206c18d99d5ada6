import * as z from 'zod/mini';
import { commandKindSchema } from '../live-command.ts';
import { bridgeIdSchema } from './resolve.ts';

/*
 * `POST /v1/commands`: what is a bridge to do in its calls? It waits for the answer, which comes as soon as
 * there is something to do.
 */

/** So long the answer takes at most, in milliseconds. */
export const LONGEST_WAIT_MS = 25_000;
/** So many commands are handed out at a time. */
export const MAX_COMMANDS = 20;

export const commandsRequestSchema = z.strictObject({
  /** What the bridge can do. Nothing else is asked of it, or offered in the portal. */
  can: z.array(commandKindSchema).check(z.maxLength(50)),
  /** How long to wait for something to do; absent: LONGEST_WAIT_MS. */
  waitMs: z.optional(z.int().check(z.minimum(0), z.maximum(LONGEST_WAIT_MS))),
});
export type CommandsRequest = z.infer<typeof commandsRequestSchema>;

const handedCommandSchema = z.strictObject({
  commandId: bridgeIdSchema,
  kind: commandKindSchema,
  sessionId: z.string(),
  /** Whom it is about; null: the conference. */
  legId: z.nullable(z.string()),
  /** Not to be done from then on, by a clock that is right. */
  voidAt: z.iso.datetime({ offset: true }),
  /** So many milliseconds from the answer on it may be done. */
  validForMs: z.int().check(z.nonnegative()),
});
/** A command as it is handed to the bridge, once. */
export type HandedCommand = z.infer<typeof handedCommandSchema>;

export const commandsAnswerSchema = z.strictObject({
  commands: z.array(handedCommandSchema),
});
export type CommandsAnswer = z.infer<typeof commandsAnswerSchema>;
