import type { Firestore } from 'firebase/firestore/lite';
import type { AloneReason, RunIdentity, RunItem } from '../plan/run-plan.ts';
import { createInRun } from './create-in-run.ts';
import { deleteInRun, restoreInRun } from './delete-in-run.ts';
import { saveInRun } from './save-in-run.ts';

/**
 * Does to one conference, once, what a run of that kind does. Safe to repeat when an answer was lost.
 *
 * @param drawId draws a Save's id
 * @returns `made` where it is done, by this call or an earlier one; else why it was left alone
 * @throws FirebaseError, TimeoutError when it cannot be told whether it was done
 */
export function makeInRun(
  db: Firestore,
  run: RunIdentity,
  item: RunItem,
  drawId: () => string,
): Promise<'made' | AloneReason> {
  switch (run.kind) {
    case 'users':
      return createInRun(db, run, item, drawId);
    case 'import':
      return item.basedOn === undefined
        ? createInRun(db, run, item, drawId)
        : saveInRun(db, run, item, drawId);
    case 'again':
    case 'codes':
    case 'reassign':
    case 'expiry':
      return saveInRun(db, run, item, drawId);
    case 'delete':
      return deleteInRun(db, run, item);
    case 'restore':
      return restoreInRun(db, run, item);
  }
}
