import { createStore, delMany, getMany, set, setMany, type UseStore } from 'idb-keyval';
import type { RunPlan, RunProgress } from './run-plan.ts';

/** A run that this browser remembers. */
export interface StoredRun {
  readonly plan: RunPlan;
  readonly progress: RunProgress;
}

let opened: UseStore | undefined;

/** Opened at its first use: few visitors have a run. */
function store(): UseStore {
  opened ??= createStore('confdesk', 'runs');
  return opened;
}

/** A person's run in an account; the plan is written once, the progress again and again. */
const planKey = (uid: string, accountId: string) => ['plan', uid, accountId];
const progressKey = (uid: string, accountId: string) => ['progress', uid, accountId];

/** @returns null where there is none, or where the browser keeps nothing. */
export async function readStoredRun(uid: string, accountId: string): Promise<StoredRun | null> {
  try {
    const keys = [planKey(uid, accountId), progressKey(uid, accountId)];
    const [plan, progress] = (await getMany(keys, store())) as [RunPlan?, RunProgress?];
    return plan === undefined || progress === undefined ? null : { plan, progress };
  } catch {
    return null;
  }
}

/** @throws DOMException where the browser does not let it be kept. */
export async function storeRun({ plan, progress }: StoredRun): Promise<void> {
  const { uid, accountId } = plan;
  await setMany(
    [
      [planKey(uid, accountId), plan],
      [progressKey(uid, accountId), progress],
    ],
    store(),
  );
}

export async function storeProgress(
  { uid, accountId }: RunPlan,
  progress: RunProgress,
): Promise<void> {
  await set(progressKey(uid, accountId), progress, store());
}

export async function forgetRun({ uid, accountId }: RunPlan): Promise<void> {
  await delMany([planKey(uid, accountId), progressKey(uid, accountId)], store());
}
