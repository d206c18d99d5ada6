import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';
import { commandKindSchema, commandStateSchema } from '../../../../domain/live-command.ts';
import { bridgeIdSchema } from '../../../../domain/bridge/resolve.ts';
import { time } from '../../stored/fields.ts';

const storedCommandSchema = z.object({
  kind: commandKindSchema,
  legId: z.nullable(bridgeIdSchema),
  askedAt: time,
  askedBy: z.string(),
  bridge: z.string(),
  state: commandStateSchema,
  /** Names the one request that has taken it for its bridge. */
  takenBy: z.string().optional(),
  /** The id of the event that told what became of it. */
  answer: z.string().optional(),
});

/** A command as it stands below its call. */
export type StoredCommand = z.infer<typeof storedCommandSchema>;

/** @returns null where there is no such document, or none of ours. */
export function readCommand(snapshot: DocumentSnapshot | undefined): StoredCommand | null {
  return storedCommandSchema.safeParse(snapshot?.data()).data ?? null;
}

/** Where a command stands: `accounts/{a}/calls/{call}/commands/{id}`. */
export interface CommandPlace {
  readonly accountId: string;
  readonly callId: string;
  readonly commandId: string;
}

/** @returns null for a path that is none of a command. */
export function placeOfCommand(path: string): CommandPlace | null {
  const [accounts, accountId, calls, callId, commands, commandId, ...more] = path.split('/');
  const isOne = accounts === 'accounts' && calls === 'calls' && commands === 'commands';
  if (!isOne || !accountId || !callId || !commandId || more.length > 0) return null;
  return { accountId, callId, commandId };
}
