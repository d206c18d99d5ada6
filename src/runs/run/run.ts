import type { Revival } from '../../components/expired/revival.ts';
import { FIRST_PACE, MOST_WAITING, nextPace } from './run-pace.ts';
import { endedIn, isSameLook, openIn } from './run-look.ts';
import {
  mayBeTakenLater,
  type AloneReason,
  type RunPlan,
  type RunProgress,
} from '../plan/run-plan.ts';
import type { StoredRun } from '../plan/run-store.ts';
import type { RunState } from './run-state.ts';
import type { Clock, RunLook, RunWork } from '../plan/run-work.ts';

/** So many conferences are being written at once, however long the network takes. */
const AT_ONCE = 4;
const LOOK_MS = 1_000;
/** So often at most it is shown how many are settled: each time draws the page, and moves a bar. */
const SHOWN_MS = 250;
/** Once nothing changes any more for a while, it is looked at less often. */
const SLOW_LOOK_MS = 5_000;
const PATIENT_LOOKS = 60;
/** Once all is made, a run does not stay for emails of which nothing has been heard for so long. */
const UNHEARD_MS = 10 * 60_000;
const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 30_000;

/**
 * Makes the conferences of a plan at a pace that nobody else notices, and follows their emails to the
 * end. It can be paused, and begun again by another instance from what was kept: each conference is
 * made once, because its id is part of the plan.
 */
export class Run {
  private state: RunState;
  private progress: RunProgress;
  private pace = FIRST_PACE;
  /** Items that were begun and are not known to have ended, by this page or the one before it. */
  private readonly open: Set<number>;
  private readonly alone: Map<number, AloneReason>;
  private stopping = new AbortController();
  private going: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();
  private shownAt = -Infinity;

  constructor(
    readonly plan: RunPlan,
    progress: RunProgress,
    private readonly work: RunWork,
    private readonly clock: Clock,
  ) {
    this.progress = progress;
    this.open = new Set(progress.open);
    this.alone = new Map(progress.alone);
    this.state = {
      phase: progress.isDone ? 'done' : progress.isPaused ? 'paused' : 'waiting',
      total: plan.items.length,
      settled: progress.next - this.open.size,
      alone: this.alone.size,
      look: null,
      pace: this.pace,
      interruption: null,
    };
  }

  /** The same object until something changes, as `useSyncExternalStore` needs it. */
  current = (): RunState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Why items were left alone, by their place in the plan. */
  leftAlone(): ReadonlyMap<number, AloneReason> {
    return this.alone;
  }

  /** As it is kept. */
  stored = (): StoredRun => ({ plan: this.plan, progress: this.progress });

  /** Goes on from where it stands, until all is done or it is paused. Settles then. */
  go(): Promise<void> {
    this.going ??= this.goOn().finally(() => {
      this.going = null;
    });
    return this.going;
  }

  /** Begins nothing more; what has been begun comes to its end. Settles when that is kept. */
  async pause(): Promise<void> {
    if (this.state.phase === 'done') return;
    this.stopping.abort();
    await this.going;
    this.progress = { ...this.progress, isPaused: true };
    await this.keep();
    this.show({ phase: 'paused' });
  }

  /**
   * Sends the emails again that have failed, and follows them to their end.
   *
   * @param expired  what becomes of the conferences among them that have expired
   */
  async sendFailedAgain(expired: Revival): Promise<void> {
    await this.going;
    this.progress = { ...this.progress, isDone: false };
    await this.keep();
    this.going = this.again(expired).finally(() => {
      this.going = null;
    });
    await this.going;
  }

  /** Takes up again what was left alone and may be taken now, and follows it to its end. */
  async takeUpAgain(): Promise<void> {
    await this.going;
    const { kind, items } = this.plan;
    for (const [index, reason] of this.alone) {
      const item = items[index];
      if (item === undefined || !mayBeTakenLater(kind, item, reason)) continue;
      this.alone.delete(index);
      this.open.add(index);
    }
    this.progress = { ...this.progress, isDone: false };
    this.showSettled();
    await this.go();
  }

  /** Counts once, for whoever only wants to see how it stands. */
  async lookOnce(): Promise<void> {
    this.show({ look: await this.work.look() });
  }

  private async goOn(): Promise<void> {
    const signal = await this.begin();
    const looking = this.keepLooking(signal);
    try {
      await this.makeAll(signal);
    } finally {
      if (!signal.aborted && this.state.phase !== 'stopped') this.show({ phase: 'sending' });
      await looking;
    }
  }

  private async again(expired: Revival): Promise<void> {
    const signal = await this.begin();
    await this.patiently(signal, () => this.work.sendFailedAgain(this.paceMaker(signal), expired));
    if (signal.aborted || this.state.phase === 'stopped') return;
    this.show({ phase: 'sending' });
    await this.keepLooking(signal);
  }

  /** Kept before it is shown: a page that is loaded anew right then goes on with the run. */
  private async begin(): Promise<AbortSignal> {
    const stopping = new AbortController();
    this.stopping = stopping;
    this.progress = { ...this.progress, isPaused: false };
    await this.keep();
    if (!stopping.signal.aborted) this.show({ phase: 'running', interruption: null });
    return stopping.signal;
  }

  private async makeAll(signal: AbortSignal): Promise<void> {
    const turn = this.paceMaker(signal);
    const left = [...this.open];
    const making = new Set<Promise<void>>();
    const makeNext = async (index: number): Promise<void> => {
      const made = this.make(index, signal).finally(() => making.delete(made));
      making.add(made);
      if (making.size >= AT_ONCE) await Promise.race(making);
    };
    for (const index of left) {
      if (!(await turn())) break;
      await makeNext(index);
    }
    while (this.progress.next < this.plan.items.length && (await turn())) {
      const index = this.progress.next;
      this.open.add(index);
      this.progress = { ...this.progress, next: index + 1 };
      await makeNext(index);
    }
    await Promise.all(making);
    this.showSettled();
    await this.keep();
  }

  private async make(index: number, signal: AbortSignal): Promise<void> {
    const item = this.plan.items[index];
    if (item === undefined) return;
    const outcome = await this.patiently(signal, () => this.work.make(item));
    if (outcome === null) return;
    this.open.delete(index);
    if (outcome !== 'made') this.alone.set(index, outcome);
    if (this.clock.now() - this.shownAt >= SHOWN_MS) this.showSettled();
  }

  private showSettled(): void {
    this.shownAt = this.clock.now();
    this.show({ settled: this.progress.next - this.open.size, alone: this.alone.size });
  }

  /**
   * Does something again and again while the network or the service is away.
   *
   * @returns null when the run was paused or stopped before it succeeded
   */
  private async patiently<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | null> {
    for (let pause = FIRST_BACK_OFF_MS; !signal.aborted;) {
      try {
        const done = await work();
        if (this.state.phase === 'unanswered') this.show({ phase: 'running' });
        return done;
      } catch (error) {
        const interruption = await this.work.explain(error);
        if (signal.aborted) return null;
        if (!interruption.isPassing) {
          this.show({ phase: 'stopped', interruption });
          this.stopping.abort();
          return null;
        }
        this.show({ phase: 'unanswered' });
        await this.clock.pause(pause, signal);
        pause = Math.min(2 * pause, LONGEST_BACK_OFF_MS);
      }
    }
    return null;
  }

  /** Lets one conference after the other go, evenly spaced. @returns whose answer is whether to go on */
  private paceMaker(signal: AbortSignal): () => Promise<boolean> {
    let last = -Infinity;
    return async () => {
      while (!signal.aborted) {
        const isFull = openIn(this.state.look) >= MOST_WAITING;
        const wait = last + 1_000 / this.pace.perSecond - this.clock.now();
        if (wait <= 0 && !isFull) {
          last = this.clock.now();
          return true;
        }
        await this.clock.pause(isFull ? LOOK_MS : Math.max(1, wait), signal);
      }
      return false;
    };
  }

  private async keepLooking(signal: AbortSignal): Promise<void> {
    let lookedAt = this.clock.now();
    let changedAt = lookedAt;
    for (let unchanged = 0; !signal.aborted;) {
      const before = this.state.look;
      const look = await this.work.look().catch(() => null);
      const now = this.clock.now();
      if (look === null) changedAt = now;
      else {
        const putOff = Math.max(0, look.waiting - (before ?? look).waiting);
        const lookedMs = now - lookedAt;
        const ended = before === null ? 0 : Math.max(0, endedIn(look) - endedIn(before));
        const seen = { tookMs: look.tookMs, ended, waiting: openIn(look), putOff, lookedMs };
        if (this.state.phase === 'running') this.pace = nextPace(this.pace, seen);
        this.show({ look, pace: this.pace });
        unchanged = openIn(before) === openIn(look) ? unchanged + 1 : 0;
        const isSame = isSameLook(before, look);
        if (!isSame) changedAt = now;
        const isUnheard = now - changedAt >= UNHEARD_MS;
        if (this.state.phase === 'sending' && (isUnheard || (await this.isEnded(look, isSame)))) {
          this.progress = { ...this.progress, isDone: true };
          await this.keep();
          this.show({ phase: 'done' });
          return;
        }
      }
      lookedAt = now;
      await this.keep();
      await this.clock.pause(unchanged > PATIENT_LOOKS ? SLOW_LOOK_MS : LOOK_MS, signal);
    }
  }

  /**
   * Firestore counts one thing after the other, and an email that is being sent again is told as failed
   * until the server has seen that. So failures count once they are found to be those that were counted.
   * Emails that wait do not keep a run from ending; they go from one count to another, and may be counted
   * in two, so the counts of two looks have to agree.
   */
  private async isEnded(look: RunLook, isSame: boolean): Promise<boolean> {
    if (openIn(look) > 0 || (look.waiting > 0 && !isSame)) return false;
    if (look.failed === 0) return true;
    const final = await this.work.countFinalFailures().catch(() => null);
    return final === look.failed && look.sent + final + look.waiting === look.made;
  }

  private async keep(): Promise<void> {
    this.progress = { ...this.progress, open: [...this.open], alone: [...this.alone] };
    await this.work.keep(this.progress);
  }

  private show(news: Partial<RunState>): void {
    this.state = { ...this.state, ...news };
    for (const listener of this.listeners) listener();
  }
}
