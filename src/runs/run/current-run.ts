import { RUN_UNDO_ACCEPTED_MS } from '../../../domain/conference/deletion-times.ts';
import type { Revival } from '../../components/expired/revival.ts';
import { database } from '../../firebase/database.ts';
import { setRunMarker, watchOtherWindows } from '../run-marker.ts';
import { planRestoration } from '../api/deleted-in-run.ts';
import { browserWork } from './browser-work.ts';
import { NOTHING_DONE, type RunItem, type RunKind, type RunPlan } from '../plan/run-plan.ts';
import { randomId } from '../../../domain/random-id.ts';
import { Run } from './run.ts';
import {
  putRunAway,
  readEarlierRun,
  readStoredRun,
  storeRun,
  type StoredRun,
} from '../plan/run-store.ts';
import { workerClock } from './worker-clock.ts';
import type { Clock } from '../plan/run-work.ts';

/** What this page knows of a person's run in an account. */
export interface CurrentRun {
  /** Undefined until it is known whether there is one. */
  readonly run: Run | null | undefined;
  /** Another window of this browser makes it; this one only looks. */
  readonly isElsewhere: boolean;
}

/** A run of this person in this account has not ended yet. */
export class RunUnderWayError extends Error {
  override name = 'RunUnderWayError';
  constructor(readonly runId: string) {
    super('Another run is under way.');
  }
}

const UNKNOWN: CurrentRun = { run: undefined, isElsewhere: false };
const NONE: CurrentRun = { run: null, isElsewhere: false };
const current = new Map<string, CurrentRun>();
const loading = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();
/** This window's work at each run, until it has let go of it. */
const working = new Map<string, Promise<void>>();
let clock: Clock | undefined;

const keyOf = (uid: string, accountId: string) => `${uid}/${accountId}`;
const lockName = (runId: string) => `confdesk-run-${runId}`;
/** In this window: what it was making when its page was loaded anew goes on by itself. */
const GOING = 'confdesk.run.going';
/** Whoever holds a run's lock for longer works at it. */
const LOCK_PATIENCE_MS = 5_000;

export function subscribeToRuns(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The same object until something changes, as `useSyncExternalStore` needs it. */
export function currentRun(uid: string, accountId: string): CurrentRun {
  return current.get(keyOf(uid, accountId)) ?? UNKNOWN;
}

/** Reads what this browser remembers, and goes on with what this window was making. */
export function loadCurrentRun(uid: string, accountId: string): Promise<void> {
  const key = keyOf(uid, accountId);
  const known = loading.get(key);
  if (known !== undefined) return known;
  watch(uid, accountId);
  const load = async (): Promise<void> => {
    const stored = await readStoredRun(uid, accountId);
    if (stored === null) {
      setRunMarker(uid, accountId, null);
      show(key, NONE);
      return;
    }
    const run = adopt(stored);
    if (stored.progress.isDone) return;
    // The page before this one may not have let go yet; a copy of the window waits for its turn.
    if (readGoing() === stored.plan.runId && !stored.progress.isPaused) {
      void alone(run, () => run.go(), true);
    } else {
      void lookElsewhere(stored.plan);
    }
  };
  const promise = load();
  loading.set(key, promise);
  return promise;
}

/** What a new run is to do. */
export interface RunWish {
  readonly accountId: string;
  readonly uid: string;
  readonly kind: RunKind;
  /** Of a `restore`: the run whose deletions it undoes; where that has not ended yet, it has then. */
  readonly undoes?: string;
  readonly items: readonly RunItem[];
}

/**
 * Stores a plan and begins to make it.
 *
 * @returns its runId, by which its page is found
 * @throws RunUnderWayError; DOMException where the browser keeps nothing
 */
export async function startRun(wish: RunWish): Promise<string> {
  const { uid, accountId, undoes } = wish;
  const before = await readStoredRun(uid, accountId);
  if (before !== null && !before.progress.isDone && before.plan.runId !== undoes) {
    throw new RunUnderWayError(before.plan.runId);
  }
  const plan: RunPlan = { ...wish, runId: randomId(), startedAt: new Date() };
  const stored: StoredRun = { plan, progress: NOTHING_DONE };
  if (before !== null) await putRunAway(before);
  await storeRun(stored);
  setRunMarker(uid, accountId, plan.runId);
  if (!loading.has(keyOf(uid, accountId))) watch(uid, accountId);
  loading.set(keyOf(uid, accountId), Promise.resolve());
  void goOn(adopt(stored));
  return plan.runId;
}

/** Goes on making a run, unless another window of this browser does. */
export async function goOn(run: Run): Promise<void> {
  await alone(run, () => run.go());
}

/**
 * Sends the failed emails of a run again, unless another window of this browser makes it.
 *
 * @param expired  what becomes of the conferences among them that have expired
 */
export async function sendAgain(run: Run, expired: Revival): Promise<void> {
  await alone(run, () => run.sendFailedAgain(expired));
}

/** Takes up again what was left alone and may be taken now, unless another window does. */
export async function takeUpAgain(run: Run): Promise<void> {
  await alone(run, () => run.takeUpAgain());
}

/**
 * Brings back what a run has deleted, by a run of its own. If this browser is still at that run, it begins
 * nothing more first, and ends.
 *
 * @param deletion whose
 * @returns the new run's id; null where there is nothing to be brought back any more
 * @throws RunUnderWayError where another run has not ended, or another window is at this one;
 *   FirebaseError when it cannot be read what there is; DOMException where the browser keeps nothing
 */
export async function bringBack(deletion: {
  readonly accountId: string;
  readonly uid: string;
  readonly runId: string;
}): Promise<string | null> {
  const { accountId, uid, runId } = deletion;
  const { run } = currentRun(uid, accountId);
  if (run?.plan.runId === runId) await run.pause();
  await working.get(runId);
  const start = async (): Promise<string | null> => {
    const items = await planRestoration(database, deletion, new Date());
    if (items.length === 0) return null;
    return startRun({ accountId, uid, kind: 'restore', undoes: runId, items });
  };
  // Other windows take it for a moment as well, only to see that it is free.
  const signal = AbortSignal.timeout(LOCK_PATIENCE_MS);
  return navigator.locks.request(lockName(runId), { signal }, start).catch((error: unknown) => {
    throw signal.aborted && error === signal.reason ? new RunUnderWayError(runId) : error;
  });
}

/** Stops for good: what is made stays, what is not made is not. */
export async function endRun(run: Run): Promise<void> {
  await run.pause();
  const { uid, accountId } = run.plan;
  await putRunAway(run.stored()).catch(() => undefined);
  setRunMarker(uid, accountId, null);
  writeGoing(null);
  show(keyOf(uid, accountId), NONE);
}

/** A run of this browser that made room for another one, or was ended; null where it is not kept. */
export async function earlierRun(
  uid: string,
  accountId: string,
  runId: string,
): Promise<Run | null> {
  const stored = await readEarlierRun(uid, accountId, runId);
  return stored === null ? null : runOf(stored);
}

/** Its end was seen: nothing reminds of the run any more, unless it is a deletion that can be undone. */
export function noteEndSeen({ plan: { uid, accountId, kind, startedAt } }: Run): void {
  const isFinal = Date.now() >= startedAt.getTime() + RUN_UNDO_ACCEPTED_MS;
  if (kind !== 'delete' || isFinal) setRunMarker(uid, accountId, null);
}

function runOf({ plan, progress }: StoredRun): Run {
  clock ??= workerClock();
  return new Run(plan, progress, browserWork(database, plan), clock);
}

function adopt(stored: StoredRun): Run {
  const { plan } = stored;
  const run = runOf(stored);
  show(keyOf(plan.uid, plan.accountId), { run, isElsewhere: false });
  return run;
}

/**
 * While this window works at a run, no other window of this browser does. Where another window has ended
 * it meanwhile, or begun another one, there is nothing left to work at.
 *
 * @param waits  for another window to end, and works then
 */
async function alone(run: Run, work: () => Promise<void>, waits = false): Promise<void> {
  const { runId, uid, accountId } = run.plan;
  const key = keyOf(uid, accountId);
  if (waits) show(key, { run, isElsewhere: true });
  const ended = navigator.locks.request(
    lockName(runId),
    { ifAvailable: !waits },
    async (lock): Promise<void> => {
      const stored = lock === null ? null : await readStoredRun(uid, accountId);
      if (lock !== null && stored?.plan.runId !== runId) {
        settleOn(key, stored);
        return;
      }
      show(key, { run, isElsewhere: lock === null });
      if (lock === null) return;
      writeGoing(runId);
      setRunMarker(uid, accountId, runId);
      try {
        await work();
      } finally {
        writeGoing(null);
      }
    },
  );
  working.set(runId, letGo(working.get(runId) ?? Promise.resolve(), ended));
  await ended;
}

async function letGo(...works: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(works);
}

/** If another window works at a run, says so until it has stopped; then knows how far it came. */
async function lookElsewhere({ runId, uid, accountId }: RunPlan): Promise<void> {
  const name = lockName(runId);
  const { held } = await navigator.locks.query();
  if (held?.some((lock) => lock.name === name) !== true) return;
  const key = keyOf(uid, accountId);
  show(key, { ...currentRun(uid, accountId), isElsewhere: true });
  await navigator.locks.request(name, () => undefined);
  settleOn(key, await readStoredRun(uid, accountId));
}

function watch(uid: string, accountId: string): void {
  watchOtherWindows(uid, accountId, () => void takeOver(uid, accountId));
}

/** Another window has begun another run, gone on with the one that is shown here, or ended it. */
async function takeOver(uid: string, accountId: string): Promise<void> {
  const stored = await readStoredRun(uid, accountId);
  const { run, isElsewhere } = currentRun(uid, accountId);
  if (stored?.plan.runId !== run?.plan.runId) settleOn(keyOf(uid, accountId), stored);
  else if (stored !== null && !isElsewhere) void lookElsewhere(stored.plan);
}

/** What another window has left there: nothing, this run, or one that it has begun since. */
function settleOn(key: string, stored: StoredRun | null): void {
  if (stored === null) {
    show(key, NONE);
    return;
  }
  adopt(stored);
  void lookElsewhere(stored.plan);
}

function show(key: string, news: CurrentRun): void {
  current.set(key, news);
  for (const listener of listeners) listener();
}

function readGoing(): string | null {
  try {
    return sessionStorage.getItem(GOING);
  } catch {
    return null;
  }
}

function writeGoing(runId: string | null): void {
  try {
    if (runId === null) sessionStorage.removeItem(GOING);
    else sessionStorage.setItem(GOING, runId);
  } catch {
    // Then a reload asks before it goes on.
  }
}
