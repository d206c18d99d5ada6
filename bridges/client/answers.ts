import * as z from 'zod/mini';
import { commandKindSchema } from '../../domain/live-command.ts';
import { menuActionSchema } from '../../domain/menu-action.ts';
import { joinAnswerSchema, refusalSchema } from '../../domain/bridge/resolve.ts';
import type { Command, EventsAnswer, ResolveAnswer } from './api.ts';

/*
 * Answers as they are read: what a newer server adds is passed over, so that it needs no newer bridge.
 */

const menuKeySchema = z.object({
  keys: z.string(),
  role: z.enum(['leader', 'everyone']),
  does: z.catch(z.nullable(menuActionSchema), null),
});

const resolveAnswerSchema = z.discriminatedUnion('decision', [
  z.object({ ...joinAnswerSchema.shape, menu: z._default(z.array(menuKeySchema), []) }),
  z.object(refusalSchema.shape),
]);

const eventsAnswerSchema = z.object({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(
    z.object({
      index: z.int().check(z.nonnegative()),
      count: z._default(z.int().check(z.positive()), 1),
      eventId: z.nullable(z.string()),
      code: z.string(),
      message: z._default(z.string(), ''),
      fields: z.optional(z.array(z.string())),
      wanted: z.optional(z.string()),
    }),
  ),
});

const commandSchema = z.object({
  commandId: z.string(),
  kind: commandKindSchema,
  sessionId: z.string(),
  legId: z.nullable(z.string()),
  voidAt: z.string(),
  validForMs: z.number(),
});
const commandsAnswerSchema = z.object({
  // What we did not say that we can do is not asked of us; what is odd is passed over, and nobody does it.
  commands: z.array(z.catch(z.nullable(commandSchema), null)),
});

/** @returns null where it is no such answer. */
export function readCommandsAnswer(body: unknown): readonly Command[] | null {
  const commands = commandsAnswerSchema.safeParse(body).data?.commands;
  return commands?.filter((command) => command !== null) ?? null;
}

/** @returns null where it is no such answer. */
export function readResolveAnswer(body: unknown): ResolveAnswer | null {
  return resolveAnswerSchema.safeParse(body).data ?? null;
}

/** @returns null where it is no such answer. */
export function readEventsAnswer(body: unknown): EventsAnswer | null {
  return eventsAnswerSchema.safeParse(body).data ?? null;
}
