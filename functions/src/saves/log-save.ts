import type { FieldValue, Transaction } from 'firebase-admin/firestore';
import type { Delivery } from '../../../domain/conference/conference.ts';
import { activityEntry } from '../stored/activity-entry.ts';
import { actorOf } from '../stored/actor.ts';
import type { Allotment } from './allot-codes.ts';
import type { SaveState } from './read-save-state.ts';
import type { Save } from './save-types.ts';

/**
 * Writes a Save into the activity log: what somebody did then, not what the conference says now. An
 * entry of its own tells of new codes.
 */
export function logSave(
  transaction: Transaction,
  { own, member }: SaveState,
  save: Save,
  email: Omit<Delivery, 'at'> & { readonly at: FieldValue },
  renewal: Allotment['renewal'],
): void {
  if (own === null) return;
  const { conferenceId, tag, savedAt: at } = save;
  const told = { at, by: actorOf(save.savedBy, member), conferenceId, tag };
  const kind = save.isFirst ? 'generated' : 'saved';
  transaction.create(own.entry, activityEntry({ kind, ...told, email }));
  if (renewal === null) return;
  const { overlapUntil } = renewal;
  const entry = own.entry.parent.doc(`${own.entry.id}_codes`);
  transaction.create(entry, activityEntry({ kind: 'codesRenewed', ...told, overlapUntil }));
}
