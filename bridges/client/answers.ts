import * as z from 'zod/mini';
import { menuActionSchema } from '../../domain/bridge/menu-action.ts';
import { joinAnswerSchema, refusalSchema } from '../../domain/bridge/resolve.ts';
import type { EventsAnswer, ResolveAnswer } from './api.ts';

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

/** @returns null where it is no such answer. */
export function readResolveAnswer(body: unknown): ResolveAnswer | null {
  return resolveAnswerSchema.safeParse(body).data ?? null;
}

/** @returns null where it is no such answer. */
export function readEventsAnswer(body: unknown): EventsAnswer | null {
  return eventsAnswerSchema.safeParse(body).data ?? null;
}
