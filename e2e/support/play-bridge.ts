import { expect } from '@playwright/test';
import { FieldValue, type Firestore, Timestamp } from 'firebase-admin/firestore';
import {
  COMMAND_VALID_MS,
  type CommandKind,
  commandKindSchema,
  type CommandProblem,
} from '../../domain/live-command.ts';
import { paths } from '../../domain/paths.ts';
import { playedBridgeKey } from '../../tests/support/record-call.ts';

/** What a bridge says by itself, as the server would have written it. */
export interface PlayedBridge {
  /** A bridge asks for commands, and can do these; `seconds`: it counts as asking for so long. */
  takeOrders(bridge: string, acts?: readonly CommandKind[], seconds?: number): Promise<void>;
  /** Who is talking in a call, by their legs' ids. */
  letTalk(accountId: string, callId: string, legIds: readonly string[]): Promise<void>;
  /**
   * Waits for a command of a call that is valid and not answered, and answers it.
   *
   * @param why where it is refused; null: it is done
   */
  answerCommand(
    accountId: string,
    callId: string,
    why?: CommandProblem | null,
  ): Promise<{ readonly kind: string; readonly legId: string | null }>;
}

export function playBridge(db: Firestore): PlayedBridge {
  return {
    async takeOrders(bridge, acts = commandKindSchema.options, seconds = 3600) {
      const until = Timestamp.fromMillis(Date.now() + seconds * 1000);
      await db.doc(paths.liveBridge(playedBridgeKey(bridge))).set({ acts, until });
    },

    async letTalk(accountId, callId, legIds) {
      await db.doc(paths.talking(accountId, callId)).set({ legIds, at: Date.now() });
    },

    async answerCommand(accountId, callId, why = null) {
      const asked = db.collection(paths.commands(accountId, callId)).where('state', '==', 'asked');
      // One that is void already is not answered any more.
      const since = Timestamp.fromMillis(Date.now() - COMMAND_VALID_MS);
      const found = async () =>
        (await asked.get()).docs.find((command) => command.get('askedAt') > since);
      await expect.poll(async () => (await found()) !== undefined, 'a command').toBe(true);
      const command = await found();
      if (command === undefined) throw new Error('A command went as it had come.');
      const state = why === null ? { state: 'done' } : { state: 'refused', why };
      await command.ref.update({ ...state, answeredAt: FieldValue.serverTimestamp() });
      return { kind: String(command.get('kind')), legId: command.get('legId') as string | null };
    },
  };
}
