import type { Firestore } from 'firebase/firestore/lite';
import { randomId } from '../../../domain/random-id.ts';
import { explainInterruption, isAboutTheItem } from '../api/explain-interruption.ts';
import { countFinalFailures, sendFailedAgain } from '../api/failed-in-run.ts';
import { lookAtRun } from '../api/look-at-run.ts';
import { makeInRun } from '../api/make-in-run.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import { storeProgress } from '../plan/run-store.ts';
import type { RunWork } from '../plan/run-work.ts';

/** What a run does in the portal: through Firestore, and with what this browser keeps. */
export function browserWork(db: Firestore, plan: RunPlan): RunWork {
  const { accountId, uid } = plan;
  // Emails that went out before this page looked say nothing about now.
  let since: Date | null = null;
  let isFirst = true;
  return {
    async make(item) {
      try {
        return await makeInRun(db, plan, item, randomId);
      } catch (error) {
        // One of many that the rules do not take must not keep the others from their turn.
        const isThere = item.basedOn !== undefined;
        if (isThere && (await isAboutTheItem(error, uid, accountId))) return 'refused';
        throw error;
      }
    },
    async look() {
      const { look, until } = await lookAtRun(db, plan, since);
      const seen = isFirst && until !== null ? { ...look, tookMs: [] } : look;
      [since, isFirst] = [until, false];
      return seen;
    },
    sendFailedAgain: (turn, revival) =>
      sendFailedAgain(db, plan, randomId, turn, { revival, now: () => new Date() }),
    countFinalFailures: () => countFinalFailures(db, plan),
    explain: (error) => explainInterruption(error, uid, accountId),
    async keep(progress) {
      // Without it the run cannot be taken up after a reload; generating again makes nothing twice.
      await storeProgress(plan, progress).catch(() => undefined);
    },
  };
}
