import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import {
  connectFirestoreEmulator,
  getFirestore,
  setLogLevel,
  terminate,
  type Firestore,
} from 'firebase/firestore/lite';
import { randomId } from '../../domain/random-id.ts';
import { countFinalFailures, sendFailedAgain } from '../../src/runs/api/failed-in-run.ts';
import { lookAtRun } from '../../src/runs/api/look-at-run.ts';
import { makeInRun } from '../../src/runs/api/make-in-run.ts';
import { NOTHING_DONE, type RunPlan, type RunProgress } from '../../src/runs/plan/run-plan.ts';
import type { Clock, RunWork } from '../../src/runs/plan/run-work.ts';
import { Run } from '../../src/runs/run/run.ts';
import { type SuiteClient, unique } from '../support/suite.ts';

/*
 * The portal's run itself, with the unmodified Lite SDK under the real rules, against the running
 * functions and mailer.
 */

// Refusals are part of what is tried; the SDK would print each of them.
setLogLevel('silent');

const clock: Clock = {
  now: () => performance.now(),
  pause: (milliseconds, signal) =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
    }),
};

/** Windows of administrators, in which runs go on. */
export interface Windows {
  /** An administrator's. */
  open(uid: string): Firestore;
  /** A run in a window of its own, from what an earlier one kept. */
  startRun(plan: RunPlan, kept?: RunProgress[]): Run;
  closeAll(): Promise<void>;
}

export function windowsOf(suite: SuiteClient): Windows {
  let apps: FirebaseApp[] = [];
  function open(uid: string): Firestore {
    const { projectId, firestoreHost } = suite.addresses;
    const app = initializeApp({ projectId, apiKey: 'demo-key' }, unique());
    apps.push(app);
    const db = getFirestore(app);
    const [host = '', port] = firestoreHost.split(':');
    connectFirestoreEmulator(db, host, Number(port), { mockUserToken: { sub: uid } });
    return db;
  }
  return {
    open,
    startRun: (plan, kept = []) =>
      new Run(plan, kept.at(-1) ?? NOTHING_DONE, workOf(open(plan.uid), plan, kept), clock),
    async closeAll() {
      for (const app of apps) {
        await terminate(getFirestore(app));
        await deleteApp(app);
      }
      apps = [];
    },
  };
}

/** What the portal does, with what it keeps held here. */
function workOf(db: Firestore, plan: RunPlan, kept: RunProgress[]): RunWork {
  let since: Date | null = null;
  return {
    make: (item) => makeInRun(db, plan, item, randomId),
    look: async () => {
      const { look, until } = await lookAtRun(db, plan, since);
      since = until;
      return look;
    },
    sendFailedAgain: (turn, revival) =>
      sendFailedAgain(db, plan, randomId, turn, { revival, now: () => new Date() }),
    countFinalFailures: () => countFinalFailures(db, plan),
    explain: (error) => {
      throw error;
    },
    keep: (progress) => {
      kept.push(progress);
      return Promise.resolve();
    },
  };
}

/** Settles once so many items of a run are made or left alone. */
export function untilSettled(run: Run, count: number): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = run.subscribe(() => {
      if (run.current().settled < count) return;
      unsubscribe();
      resolve();
    });
  });
}
