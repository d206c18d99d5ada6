import type { Firestore } from 'firebase-admin/firestore';
import {
  type CommandsAnswer,
  type CommandsRequest,
  type HandedCommand,
  LONGEST_WAIT_MS,
  MAX_COMMANDS,
} from '../../../../domain/bridge/commands-request.ts';
import { COMMAND_VALID_MS } from '../../../../domain/live-command.ts';
import type { LiveBridges } from './announce-bridge.ts';
import { bridgeKeyOf } from '../door/bridge-key.ts';
import { type AskingBridge, takeCommand } from './take-command.ts';

/** So often it is looked whether there is something to do, in milliseconds; an empty look costs one read. */
const LOOK_EVERY_MS = 700;

export interface FetchDependencies {
  readonly pepper: string;
  readonly now: () => Date;
  readonly liveBridges: Pick<LiveBridges, 'announce'>;
  /** Waits so many milliseconds, or until `gone`; never throws. */
  readonly wait: (milliseconds: number, gone?: AbortSignal) => Promise<void>;
}

/**
 * What a bridge is to do in its calls (`POST /v1/commands`), as soon as there is something, or nothing when the
 * time is over. Each command is handed out once at most.
 *
 * @param gone aborted where nobody waits for the answer any more: then nothing more is handed out.
 * @throws what Firestore throws when it cannot be reached.
 */
export async function fetchCommands(
  db: Firestore,
  { pepper, now, liveBridges, wait }: FetchDependencies,
  name: string,
  { can, waitMs = LONGEST_WAIT_MS }: CommandsRequest,
  gone?: AbortSignal,
): Promise<CommandsAnswer> {
  const bridge = { name, key: bridgeKeyOf(name, pepper), can };
  const until = now().getTime() + waitMs;
  await liveBridges.announce(bridge.key, can, now());
  for (;;) {
    const commands = await takeAll(db, bridge, now, gone);
    const left = until - now().getTime();
    if (commands.length > 0 || left <= 0 || hasGone(gone)) return { commands };
    await wait(Math.min(LOOK_EVERY_MS, left), gone);
  }
}

function hasGone(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** In the order in which they were asked for: who mutes and then unmutes means both. */
async function takeAll(
  db: Firestore,
  bridge: AskingBridge,
  now: () => Date,
  gone: AbortSignal | undefined,
): Promise<HandedCommand[]> {
  const asked = await db
    .collectionGroup('commands')
    .where('bridge', '==', bridge.key)
    .where('state', '==', 'asked')
    .where('askedAt', '>', new Date(now().getTime() - COMMAND_VALID_MS))
    .orderBy('askedAt')
    .limit(MAX_COMMANDS)
    .get();
  const taken: HandedCommand[] = [];
  for (const { ref } of asked.docs) {
    if (hasGone(gone)) break;
    try {
      const command = await takeCommand(db, bridge, ref, now);
      if (command !== null) taken.push(command);
    } catch (error) {
      // What has been taken before is handed out now or never; the rest can be asked for again.
      if (taken.length === 0) throw error;
      break;
    }
  }
  return taken;
}
