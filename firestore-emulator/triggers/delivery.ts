/**
 * Takes events to their functions: a bounded number at a time, again after an error, at least once.
 * Nothing is kept across a restart; an event that no try could deliver is logged and given up.
 */
import { availableParallelism } from 'node:os';
import type { FaultSwitch } from './faults.ts';
import type { Occurrence } from './event.ts';

/** Hands one event to its function. Rejects if the function did not take it. */
export type Send = (occurrence: Occurrence) => Promise<void>;

/** Calls back after so many milliseconds; returns the way to call it off. */
export type Timer = (milliseconds: number, call: () => void) => () => void;

export interface DeliveryOptions {
  readonly send: Send;
  readonly faults: FaultSwitch;
  readonly timer: Timer;
  readonly log: (line: string) => void;
  /** At most so many at a time, over all functions. */
  readonly parallel?: number;
  /**
   * At most so many at a time to one function: the Functions emulator starts a Node process for
   * each, which takes longer than to wait for one that is there. Each of them compiles the function for
   * itself, so more than there are processors only make all of them slower.
   */
  readonly parallelPerTrigger?: number;
  /** How often to try one event. */
  readonly tries?: number;
}

export interface DeliveryState {
  /** Waiting, under way or to be tried again. */
  readonly pending: number;
  readonly delivered: number;
  readonly retried: number;
  readonly givenUp: number;
  /** How often each function was asked, by its key; also where it failed. */
  readonly invocations: Readonly<Record<string, number>>;
}

interface Job {
  readonly occurrence: Occurrence;
  tries: number;
}

/** Of one function at a time, on this machine. */
export const placesHere = Math.min(4, Math.max(2, availableParallelism()));

/** Waits of 0.1, 0.4, 1.6, 6.4 s between the tries. */
const firstBackOffMs = 100;
const backOffFactor = 4;

export class Delivery {
  private readonly waiting: Job[] = [];
  private readonly underWay = new Map<string, number>();
  private readonly invocations = new Map<string, number>();
  private readonly callOffs = new Set<() => void>();
  private active = 0;
  private delivered = 0;
  private retried = 0;
  private givenUp = 0;
  private closed = false;
  private readonly parallel: number;
  private readonly parallelPerTrigger: number;
  private readonly tries: number;

  constructor(private readonly options: DeliveryOptions) {
    // Room for the others while two functions fill all their places during a bulk run: its mail, which
    // may sleep there, and its conferences.
    this.parallel = options.parallel ?? 12;
    this.parallelPerTrigger = options.parallelPerTrigger ?? placesHere;
    this.tries = options.tries ?? 5;
  }

  get state(): DeliveryState {
    return {
      pending: this.waiting.length + this.active + this.callOffs.size,
      delivered: this.delivered,
      retried: this.retried,
      givenUp: this.givenUp,
      invocations: Object.fromEntries(this.invocations),
    };
  }

  /** Delivers the event some time after this call has returned. */
  add(occurrence: Occurrence): void {
    const copies = this.options.faults.current.events.duplicate ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      this.later(this.options.faults.delay(), { occurrence, tries: 0 });
    }
  }

  /** Delivers nothing more. What is under way comes to its end by itself. */
  close(): void {
    this.closed = true;
    for (const callOff of this.callOffs) callOff();
    this.callOffs.clear();
    this.waiting.length = 0;
  }

  private later(milliseconds: number, job: Job): void {
    if (this.closed) return;
    const callOff = this.options.timer(milliseconds, () => {
      this.callOffs.delete(callOff);
      this.waiting.push(job);
      this.pump();
    });
    this.callOffs.add(callOff);
  }

  private pump(): void {
    while (this.active < this.parallel) {
      const job = this.next();
      if (!job) return;
      void this.run(job);
    }
  }

  /** The first waiting event (or a drawn one, by the faults) whose function has a place free. */
  private next(): Job | undefined {
    const free = this.waiting.filter((job) => this.countOf(job) < this.parallelPerTrigger);
    const job = free[this.options.faults.pick(free.length)];
    if (job) this.waiting.splice(this.waiting.indexOf(job), 1);
    return job;
  }

  private async run(job: Job): Promise<void> {
    const { key } = job.occurrence.trigger;
    this.active += 1;
    this.underWay.set(key, this.countOf(job) + 1);
    job.tries += 1;
    try {
      if (job.tries === 1 && this.options.faults.current.events.failFirst) {
        throw new Error('the first delivery fails, by request of the faults');
      }
      this.invocations.set(key, (this.invocations.get(key) ?? 0) + 1);
      await this.options.send(job.occurrence);
      this.delivered += 1;
    } catch (error) {
      this.failed(job, error);
    } finally {
      this.active -= 1;
      this.underWay.set(key, this.countOf(job) - 1);
      this.pump();
    }
  }

  private failed(job: Job, error: unknown): void {
    if (this.closed) return;
    const { occurrence, tries } = job;
    const what = `${occurrence.id} for ${occurrence.trigger.key}`;
    const why = error instanceof Error ? error.message : String(error);
    if (tries >= this.tries) {
      this.givenUp += 1;
      this.options.log(`event.givenUp ${what} after ${tries} tries: ${why}`);
      return;
    }
    this.retried += 1;
    this.options.log(`event.retry ${what} after try ${tries}: ${why}`);
    this.later(firstBackOffMs * backOffFactor ** (tries - 1), job);
  }

  private countOf(job: Job): number {
    return this.underWay.get(job.occurrence.trigger.key) ?? 0;
  }
}
