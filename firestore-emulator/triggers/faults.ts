/** Faults on demand: how the project proves that nothing is sent twice and nothing is lost. */
import type { Random } from './random.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { seededRandom } from './random.ts';

export interface Faults {
  /** The same seed and the same requests give the same faults. */
  readonly seed: number;
  readonly events: {
    /** Deliver every event twice. */
    readonly duplicate: boolean;
    /** Hold each delivery back for 0 to this many milliseconds. */
    readonly delayMs: number;
    /** Deliver in a random order among this many waiting events; 0 and 1 keep the order. */
    readonly reorder: number;
    /** Treat the first delivery of each event as failed, without asking the function. */
    readonly failFirst: boolean;
  };
  /** Shares from 0 to 1 of all commits. */
  readonly commits: {
    /** Answered UNAVAILABLE and not applied. */
    readonly unavailable: number;
    /** Answered ABORTED and not applied. */
    readonly aborted: number;
    /** Applied, and answered UNAVAILABLE all the same: the answer is lost. */
    readonly answerLost: number;
  };
}

export const noFaults: Faults = {
  seed: 1,
  events: { duplicate: false, delayMs: 0, reorder: 0, failFirst: false },
  commits: { unavailable: 0, aborted: 0, answerLost: 0 },
};

/** The faults now in force, and the dice that go with them. */
export class FaultSwitch {
  private random: Random;

  constructor(private faults: Faults = noFaults) {
    this.random = seededRandom(faults.seed);
  }

  get current(): Faults {
    return this.faults;
  }

  /** From here on these; the dice start again from their seed. */
  set(faults: Faults): void {
    this.faults = faults;
    this.random = seededRandom(faults.seed);
  }

  /** Throws UNAVAILABLE or ABORTED if this commit is to be refused. */
  beforeCommit(): void {
    const { unavailable, aborted } = this.faults.commits;
    if (unavailable === 0 && aborted === 0) return;
    const drawn = this.random();
    if (drawn < unavailable) throw injected('UNAVAILABLE');
    if (drawn < unavailable + aborted) throw injected('ABORTED');
  }

  /** Throws UNAVAILABLE if the answer of this commit, which was made, is to be lost. */
  afterCommit(): void {
    const { answerLost } = this.faults.commits;
    if (answerLost > 0 && this.random() < answerLost) throw injected('UNAVAILABLE');
  }

  /** How long to hold a delivery back, in milliseconds. */
  delay(): number {
    const { delayMs } = this.faults.events;
    return delayMs > 0 ? Math.floor(this.random() * (delayMs + 1)) : 0;
  }

  /** Which of so many waiting events goes next. */
  pick(waiting: number): number {
    const among = Math.min(waiting, this.faults.events.reorder);
    return among > 1 ? Math.floor(this.random() * among) : 0;
  }
}

function injected(code: 'UNAVAILABLE' | 'ABORTED'): FirestoreError {
  return new FirestoreError(code, `${code}, by request of the faults that are switched on.`);
}

/**
 * Reads `{seed, events: {…}, commits: {…}}`, as of `Faults`, in which anything may be absent and is
 * then off. Throws INVALID_ARGUMENT for an unknown name or a value out of range.
 */
export function readFaults(json: unknown): Faults {
  const { seed, events, commits } = record(json, 'faults', ['seed', 'events', 'commits']);
  const event = record(events, 'events', Object.keys(noFaults.events));
  const commit = record(commits, 'commits', Object.keys(noFaults.commits));
  const faults: Faults = {
    seed: number(seed ?? noFaults.seed, 'seed', 2 ** 32 - 1),
    events: {
      duplicate: flag(event['duplicate'], 'events.duplicate'),
      delayMs: number(event['delayMs'] ?? 0, 'events.delayMs', 600_000),
      reorder: number(event['reorder'] ?? 0, 'events.reorder', 10_000),
      failFirst: flag(event['failFirst'], 'events.failFirst'),
    },
    commits: {
      unavailable: number(commit['unavailable'] ?? 0, 'commits.unavailable', 1),
      aborted: number(commit['aborted'] ?? 0, 'commits.aborted', 1),
      answerLost: number(commit['answerLost'] ?? 0, 'commits.answerLost', 1),
    },
  };
  return faults;
}

function record(
  json: unknown,
  name: string,
  allowed: readonly string[],
): Readonly<Record<string, unknown>> {
  if (json === undefined) return {};
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new FirestoreError('INVALID_ARGUMENT', `${name} is not an object.`);
  }
  const unknown = Object.keys(json).find((key) => !allowed.includes(key));
  if (unknown !== undefined) {
    throw new FirestoreError(
      'INVALID_ARGUMENT',
      `${name} knows ${allowed.join(', ')}, not ${JSON.stringify(unknown)}.`,
    );
  }
  return json as Readonly<Record<string, unknown>>;
}

function flag(value: unknown, name: string): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  throw new FirestoreError('INVALID_ARGUMENT', `${name} is not true or false.`);
}

function number(value: unknown, name: string, most: number): number {
  if (typeof value === 'number' && value >= 0 && value <= most) return value;
  throw new FirestoreError('INVALID_ARGUMENT', `${name} is not a number from 0 to ${most}.`);
}
