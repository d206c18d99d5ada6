import type { Firestore } from 'firebase-admin/firestore';
import type { ResolveAnswer, ResolveRequest } from '../../../domain/bridge/resolve.ts';
import type { Region } from '../../../domain/bridge/telephone-number.ts';
import type { GuessLimits, ScopeKind } from '../../../functions/src/bridge/guesses/guess-scopes.ts';
import {
  firestoreGuesses,
  type GuessStore,
} from '../../../functions/src/bridge/guesses/guess-store.ts';
import { DialInNumbers } from '../../../functions/src/bridge/numbers/dial-in-numbers.ts';
import { StrayNumbers } from '../../../functions/src/bridge/numbers/stray-numbers.ts';
import { resolve } from '../../../functions/src/bridge/resolve/resolve-code.ts';
import { Throttle } from '../../../functions/src/bridge/guesses/throttle-guesses.ts';
import { dependencies, NOW } from '../world.ts';

export const BRIDGE = 'montreal-1';
export const CALLER = '+15145550134';
export const DIALED = '+15145550100';
/** Digits of a code's length that nobody has. */
export const UNKNOWN = '2846391750';

export const LIMITS: GuessLimits = {
  attemptsPerCall: 3,
  wrongPerCaller: 10,
  wrongWithheld: 60,
  wrongPerNumber: 60,
  wrongOnPlatform: 180,
  delayMs: 3000,
};

/** What a bridge asks. */
export function asked(over: Partial<ResolveRequest>): ResolveRequest {
  return {
    callId: 'call-1',
    dialedNumber: DIALED,
    callerId: CALLER,
    digits: '',
    attempt: 1,
    ...over,
  };
}

/** One instance of the function, with a clock that a test sets. */
export interface TestBridge {
  resolve(
    over: Partial<ResolveRequest>,
    fresh?: Promise<boolean>,
    bridge?: string,
  ): Promise<ResolveAnswer | 'replayed'>;
  setNow(now: Date): void;
  /** Moves the clock on. */
  wait(milliseconds: number): void;
  /** Which alerts this instance has written. */
  readonly spent: readonly ScopeKind[];
}

export function openBridge(
  db: Firestore,
  limits: Partial<GuessLimits> = {},
  store: GuessStore = firestoreGuesses(db),
  home: Region | null = null,
): TestBridge {
  let now = NOW;
  const spent: ScopeKind[] = [];
  const throttle = new Throttle({
    store,
    limits: { ...LIMITS, ...limits },
    pepper: dependencies.pepper,
    onSpent: (scope) => spent.push(scope),
  });
  const { pepper, codeLength } = dependencies;
  const numbers = new DialInNumbers(db);
  const strays = new StrayNumbers(db);
  const resolving = { pepper, codeLength, now: () => now, throttle, numbers, strays, home };
  return {
    resolve: (over, fresh = Promise.resolve(true), bridge = BRIDGE) =>
      resolve(db, resolving, bridge, asked(over), fresh),
    setNow: (moment) => {
      now = moment;
    },
    wait: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds);
    },
    spent,
  };
}
