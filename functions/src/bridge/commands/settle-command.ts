import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import type { CommandEvent, EventProblem } from '../../../../domain/bridge/bridge-event.ts';
import { commandEntryId, paths } from '../../../../domain/paths.ts';
import { placeOfCommand, readCommand } from './command-documents.ts';

/**
 * Keeps what a bridge tells of a command that was handed to it, with the command and in the activity log. The
 * first word counts.
 *
 * @param bridge the key of the bridge that tells.
 * @throws what Firestore throws when it cannot be reached.
 */
export async function settleCommand(
  db: Firestore,
  bridge: string,
  event: CommandEvent,
): Promise<'accepted' | 'duplicate' | EventProblem> {
  const { docs } = await db
    .collectionGroup('commands')
    .where('sentAs', '==', event.commandId)
    .limit(1)
    .get();
  const reference = docs[0]?.ref;
  const place = reference === undefined ? null : placeOfCommand(reference.path);
  if (reference === undefined || place === null) return 'unknown_command';
  const { accountId, callId, commandId } = place;
  return db.runTransaction(async (transaction) => {
    const [stored, entry] = await transaction.getAll(
      reference,
      db.doc(paths.activityEntry(accountId, commandEntryId(callId, commandId))),
    );
    const command = readCommand(stored);
    if (command?.bridge !== bridge) return 'unknown_command';
    if (command.answer === event.eventId) return 'duplicate';
    if (command.state !== 'sent') return 'conflicting_event';
    const isDone = event.type === 'command.done';
    const outcome = isDone ? 'done' : 'refused';
    const why = isDone ? null : event.reason;
    const answeredAt = FieldValue.serverTimestamp();
    transaction.update(reference, { state: outcome, why, answeredAt, answer: event.eventId });
    if (entry?.exists === true) {
      transaction.update(entry.ref, { 'act.outcome': outcome, 'act.why': why });
    }
    return 'accepted';
  });
}
