import type { ResolveRequest } from '../../../../domain/bridge/resolve.ts';
import {
  attemptsLeft,
  type Budget,
  delayOf,
  guessesWithinHour,
  isSpent,
  windowOf,
} from '../../../../domain/bridge/guess-throttle.ts';
import type { Count, GuessStore } from './guess-store.ts';
import {
  callKey,
  type GuessLimits,
  limitOf,
  type Scope,
  type ScopeKind,
  scopesOf,
} from './guess-scopes.ts';

/** The counts of the platform are written and read back no more often than this, by one instance. */
const FLUSH_EVERY_MS = 1000;
/** So many scopes an instance remembers; the rest it asks for again when they guess again. */
const MAX_REMEMBERED = 10_000;
/** So many alerts about single callers an instance writes in an hour: spoofed numbers are without end. */
const MAX_CALLER_ALERTS = 100;

export type Guess = Pick<ResolveRequest, 'callId' | 'callerId' | 'dialedNumber' | 'attempt'>;

/** What a wrong code is answered with. */
export interface Verdict {
  readonly attemptsLeft: number;
  readonly delayMs: number;
}

export interface ThrottleDependencies {
  readonly store: GuessStore;
  readonly limits: GuessLimits;
  readonly pepper: string;
  /** Called once for each alert that this instance has written. */
  readonly onSpent: (scope: ScopeKind) => void;
}

/** What an instance knows of a scope. */
interface Known {
  readonly scope: Scope;
  /** By hour: what was read last, and what this instance has counted since. */
  readonly counted: Map<number, number>;
  /** By hour: what this instance has yet to write. */
  readonly pending: Map<number, number>;
}

/**
 * What one instance of the function remembers of wrong codes, and what it makes of it. An instance
 * needs one, made once.
 *
 * Wrong codes are collected in memory and added to the store's counts at most once a second, within a
 * request that brings one, because a function has no processor between requests and a document bears
 * about one write a second. After a quiet second the next one is written at once. So what an instance
 * knows of the others is as old as its last wrong code, at most a second while it is guessed at; and
 * what it has not written when a burst ends, a second's worth, is written with its next wrong code, or
 * lost with it.
 */
export class Throttle {
  readonly #dependencies: ThrottleDependencies;
  /** The longest untouched first. */
  readonly #known = new Map<string, Known>();
  /** Those with something to write. */
  readonly #due = new Set<Known>();
  readonly #alerted = new Map<string, number>();
  #callerAlerts = { window: 0, written: 0 };
  #flushedAt = -Infinity;
  #isFlushing = false;
  /** The hour in which what is over was last thrown away. */
  #tidiedIn = 0;

  constructor(dependencies: ThrottleDependencies) {
    this.#dependencies = dependencies;
  }

  /** The delay of an answer, as far as this instance knows; nothing is read. */
  delayOf(guess: Guess, now: number): number {
    const { limits, pepper } = this.#dependencies;
    return delayOf(limits.delayMs, this.#budgets(scopesOf(guess, pepper), now));
  }

  /**
   * Counts a wrong code in its call and, where it could have been one, against the budgets.
   *
   * @param isGuess false for what has not the length of a code: it takes an attempt and no more.
   * @throws what the store throws; the code then may or may not have been counted.
   */
  async refuse(bridge: string, guess: Guess, isGuess: boolean, now: number): Promise<Verdict> {
    const { store, limits, pepper } = this.#dependencies;
    const scopes = scopesOf(guess, pepper);
    if (isGuess) for (const scope of scopes) this.#count(scope, windowOf(now));
    const [wrongInCall] = await Promise.all([
      store.countInCall(callKey(bridge, guess.callId, pepper), now),
      this.#flush(now),
    ]);
    const budgets = this.#budgets(scopes, now);
    return {
      // A bridge that says 1 each time gains nothing.
      attemptsLeft: attemptsLeft(
        limits.attemptsPerCall,
        budgets.some(isSpent),
        Math.max(wrongInCall, guess.attempt),
      ),
      delayMs: delayOf(limits.delayMs, budgets),
    };
  }

  #budgets(scopes: readonly Scope[], now: number): Budget[] {
    return scopes.map((scope) => {
      const counted = this.#known.get(scope.key)?.counted;
      const window = windowOf(now);
      return {
        wrongGuesses: guessesWithinHour(
          now,
          counted?.get(window) ?? 0,
          counted?.get(window - 1) ?? 0,
        ),
        limit: limitOf(scope.kind, this.#dependencies.limits),
      };
    });
  }

  #count(scope: Scope, window: number): void {
    const known = this.#known.get(scope.key) ?? { scope, counted: new Map(), pending: new Map() };
    this.#known.delete(scope.key);
    this.#known.set(scope.key, known);
    add(known.counted, window, 1);
    this.#owe(known, window, 1);
  }

  #owe(known: Known, window: number, more: number): void {
    add(known.pending, window, more);
    this.#due.add(known);
  }

  async #flush(now: number): Promise<void> {
    // A clock that was set back must not stop the counting.
    const isTooSoon = Math.abs(now - this.#flushedAt) < FLUSH_EVERY_MS;
    if (this.#isFlushing || isTooSoon || this.#due.size === 0) return;
    const due = [...this.#due];
    this.#due.clear();
    this.#isFlushing = true;
    this.#flushedAt = now;
    try {
      await this.#write(due);
      await this.#readBack(due, now);
      await this.#alertOf(due, now);
    } finally {
      this.#isFlushing = false;
      this.#forget(windowOf(now));
    }
  }

  async #write(due: readonly Known[]): Promise<void> {
    const taken = due.flatMap((known) =>
      [...known.pending].map(([window, wrongGuesses]): Count & { known: Known } => ({
        known,
        scope: known.scope,
        window,
        wrongGuesses,
      })),
    );
    for (const { pending } of due) pending.clear();
    try {
      await this.#dependencies.store.add(taken);
    } catch (error) {
      for (const { known, window, wrongGuesses } of taken) this.#owe(known, window, wrongGuesses);
      throw error;
    }
  }

  async #readBack(due: readonly Known[], now: number): Promise<void> {
    const asked = due.flatMap((known) =>
      [windowOf(now), windowOf(now) - 1].map((window) => ({ known, scope: known.scope, window })),
    );
    const sums = await this.#dependencies.store.read(asked);
    for (const [index, { known, window }] of asked.entries()) {
      // What has come meanwhile is not in the sum.
      known.counted.set(window, (sums[index] ?? 0) + (known.pending.get(window) ?? 0));
    }
  }

  async #alertOf(due: readonly Known[], now: number): Promise<void> {
    const { store, onSpent } = this.#dependencies;
    const window = windowOf(now);
    if (this.#callerAlerts.window !== window) this.#callerAlerts = { window, written: 0 };
    await Promise.all(
      due.map(async ({ scope }) => {
        const [budget] = this.#budgets([scope], now);
        if (budget === undefined || !isSpent(budget)) return;
        if (this.#alerted.get(scope.key) === window) return;
        if (scope.kind === 'caller') {
          if (this.#callerAlerts.written >= MAX_CALLER_ALERTS) return;
          this.#callerAlerts.written += 1;
        }
        const wrongGuesses = Math.floor(budget.wrongGuesses);
        const isNew = await store.alert({ ...budget, wrongGuesses, scope, at: now, window });
        this.#alerted.set(scope.key, window);
        if (isNew) onSpent(scope.kind);
      }),
    );
  }

  /** Keeps what is remembered small; what is yet to be written stays. */
  #forget(present: number): void {
    for (const [key, known] of this.#known) {
      if (this.#known.size <= MAX_REMEMBERED) break;
      if (!this.#due.has(known)) this.#known.delete(key);
    }
    if (this.#tidiedIn === present) return;
    this.#tidiedIn = present;
    for (const [key, window] of this.#alerted) if (window < present) this.#alerted.delete(key);
    for (const [key, known] of this.#known) {
      for (const window of known.counted.keys()) {
        if (window < present - 1) known.counted.delete(window);
      }
      if (known.counted.size === 0 && !this.#due.has(known)) this.#known.delete(key);
    }
  }
}

function add(counts: Map<number, number>, window: number, more: number): void {
  counts.set(window, (counts.get(window) ?? 0) + more);
}
