import type { DocumentSnapshot, Transaction } from 'firebase-admin/firestore';
import { activityEntry } from '../stored/activity-entry.ts';
import { actorOf } from '../stored/actor.ts';
import type { Deletion } from './deletion-event.ts';

const IN_RUN = { deleted: 'deletedInRun', restored: 'restoredInRun' } as const;
const OF_RUN = { deleted: 'runDeleted', restored: 'runRestored' } as const;

/** The documents that this is told by, as a transaction has read them. */
interface Told {
  readonly entry: DocumentSnapshot;
  /** The entry of the run that did it, there or not yet; undefined where none did. */
  readonly runEntry: DocumentSnapshot | undefined;
  readonly member: DocumentSnapshot | undefined;
}

/**
 * Writes a deletion, or the undoing of one, into the activity log, once. Of a run's the first one makes the
 * run's own entry as well.
 */
export function logDeletion(
  transaction: Transaction,
  { conferenceId, kind, at, by: uid, tag, runId }: Deletion,
  { entry, runEntry, member }: Told,
): void {
  if (entry.exists) return;
  const by = actorOf(uid, member);
  const run = runId === null ? null : { id: runId };
  const told = { at, by, conferenceId, tag, run };
  transaction.create(
    entry.ref,
    activityEntry({ kind: run === null ? kind : IN_RUN[kind], ...told }),
  );
  if (runEntry === undefined || runEntry.exists) return;
  transaction.create(runEntry.ref, activityEntry({ kind: OF_RUN[kind], at, by, run }));
}
