import type { FieldValue, Transaction } from 'firebase-admin/firestore';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { activityEntry } from '../stored/activity-entry.ts';
import { actorOf } from '../stored/actor.ts';
import type { Allotment } from './allot-codes.ts';
import type { SaveState } from './read-save-state.ts';
import type { Save } from './save-types.ts';

const ALONE = { generated: 'generated', saved: 'saved', renewed: 'codesRenewed' } as const;
const IN_RUN = {
  generated: 'generatedInRun',
  saved: 'savedInRun',
  renewed: 'codesRenewedInRun',
} as const;

/**
 * Writes a Save into the activity log: what somebody did then, not what the conference says now. An
 * entry of its own tells of new codes. Of a run's Saves the first one makes the run's own entry as well.
 */
export function logSave(
  transaction: Transaction,
  { own, member, runEntry }: SaveState,
  save: Save,
  email: Omit<Delivery, 'at'> & { readonly at: FieldValue },
  renewal: Allotment['renewal'],
): void {
  if (own === null) return;
  const { conferenceId, tag, savedAt: at, changes } = save;
  const by = actorOf(save.savedBy, member);
  const run = save.runId === null ? null : { id: save.runId };
  const told = { at, by, conferenceId, tag, run };
  const kinds = run === null ? ALONE : IN_RUN;
  const kind = save.isFirst ? kinds.generated : kinds.saved;
  transaction.create(own.entry, activityEntry({ kind, ...told, email, changes }));
  if (renewal !== null) {
    const { overlapUntil } = renewal;
    const entry = own.entry.parent.doc(`${own.entry.id}_codes`);
    transaction.create(entry, activityEntry({ kind: kinds.renewed, ...told, overlapUntil }));
  }
  if (runEntry === null || runEntry.exists) return;
  // One that reassigns may give some of them new codes on the way.
  const renews = save.runKind === null ? renewal !== null : save.runKind === 'codes';
  const first = renews ? 'runCodesRenewed' : save.isFirst ? 'runGenerated' : 'runSaved';
  transaction.create(runEntry.ref, activityEntry({ kind: first, at, by, run }));
}
