/* What this browser remembers of runs. How one is gone on with after a reload: ../run/current-run.ts. */
import {
  createStore,
  delMany,
  get,
  getMany,
  set,
  setMany,
  update,
  type UseStore,
} from 'idb-keyval';
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
/** Those before it, newest first: who was left alone is in no conference, so nobody else can tell. */
const earlierKey = (uid: string, accountId: string) => ['earlier', uid, accountId];
const EARLIER = 5;

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

/** Makes room for another run: this one is among the earlier ones from now on. */
export async function putRunAway(run: StoredRun): Promise<void> {
  const { uid, accountId, runId } = run.plan;
  await update<readonly StoredRun[]>(
    earlierKey(uid, accountId),
    (before = []) => [run, ...before.filter(({ plan }) => plan.runId !== runId)].slice(0, EARLIER),
    store(),
  );
  await delMany([planKey(uid, accountId), progressKey(uid, accountId)], store());
}

/** @returns null where this browser does not know the run, or keeps nothing */
export async function readEarlierRun(
  uid: string,
  accountId: string,
  runId: string,
): Promise<StoredRun | null> {
  try {
    const all = await get<readonly StoredRun[]>(earlierKey(uid, accountId), store());
    return all?.find(({ plan }) => plan.runId === runId) ?? null;
  } catch {
    return null;
  }
}
