import type { Firestore, Transaction } from 'firebase-admin/firestore';
import type { FailedCounts } from '../../../../domain/leg-failed.ts';
import { notTakenId, paths } from '../../../../domain/paths.ts';
import type { CallState } from '../../../../domain/usage/call-state.ts';
import { failedOf, viewCall } from '../../../../domain/usage/call-view.ts';
import { activityEntry } from '../../stored/activity-entry.ts';

/**
 * Tells the activity log of callers who were let in and could not join, where there is no call that
 * could say so because nobody got in. Once somebody does, the call says it, and the entry goes. Who hung
 * up before joining is no news.
 */
export function writeNotTaken(
  transaction: Transaction,
  db: Firestore,
  { accountId, callId }: { readonly accountId: string; readonly callId: string },
  before: CallState | null,
  after: CallState,
): void {
  const [was, is] = [before === null ? null : toldOf(before), toldOf(after)];
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  const entry = db.doc(paths.activityEntry(accountId, notTakenId(callId)));
  if (is === null) {
    transaction.delete(entry);
    return;
  }
  const told = activityEntry({
    kind: 'callersNotTaken',
    at: new Date(is.at),
    by: null,
    conferenceId: after.conferenceId,
    tag: after.tag,
    notTaken: is.counts,
  });
  transaction.set(entry, told);
}

/** How many, and when it last happened; null where there is nothing to tell. */
function toldOf(state: CallState): { readonly at: number; readonly counts: FailedCounts } | null {
  if (viewCall(state) !== null) return null;
  const { hungUp: _, ...counts } = failedOf(state);
  if (Object.keys(counts).length === 0) return null;
  const failed = Object.values(state.failed ?? {}).filter(({ reason }) => reason !== 'hungUp');
  return { at: Math.max(...failed.map(({ at }) => at)), counts };
}
