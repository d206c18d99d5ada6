import { randomInt } from 'node:crypto';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { WINDOW_MS } from '../../../../domain/bridge/guess-throttle.ts';
import { paths } from '../../../../domain/paths.ts';
import { isAlreadyExists } from '../../stored/already-exists.ts';
import type { Scope, ScopeKind } from './guess-scopes.ts';

/** So many wrong guesses of a scope came in one hour by the clock. */
export interface Count {
  readonly scope: Scope;
  readonly window: number;
  readonly wrongGuesses: number;
}

/** That a scope's budget is spent, for the operator. */
export interface Alert {
  readonly scope: Scope;
  readonly at: number;
  readonly window: number;
  readonly wrongGuesses: number;
  readonly limit: number;
}

/** Where guesses are counted, for all instances. */
export interface GuessStore {
  /** Counts one more wrong code of a phone call. @returns how many it has had, this one included. */
  countInCall(key: string, at: number): Promise<number>;
  add(counts: readonly Count[]): Promise<void>;
  /** @returns what was counted in each of these hours, in order. */
  read(asked: readonly Omit<Count, 'wrongGuesses'>[]): Promise<readonly number[]>;
  /** Keeps an alert. @returns false where the scope has one for that hour. */
  alert(alert: Alert): Promise<boolean>;
}

/** Documents in which everybody's guesses are added up are several, because each bears few writes a second. */
const SHARDS = 4;
const IS_SHARED: Readonly<Record<ScopeKind, boolean>> = {
  caller: false,
  withheld: true,
  number: true,
  platform: true,
};

/** Writes that one commit takes. */
const MAX_WRITES = 500;
const DAY_MS = 86_400_000;
/** Nothing asks for a count after two hours, nor after a call. */
const COUNTS_KEPT_MS = DAY_MS;
export const ALERTS_KEPT_MS = 90 * DAY_MS;

/** The counts in `guesses` and the alerts in `alerts`, which both end by TTL policies on `expireAt`. */
export function firestoreGuesses(db: Firestore): GuessStore {
  const document = (key: string, window: number, shard: number | null) =>
    db.doc(paths.guesses(`${key}_${window}${shard === null ? '' : `_${shard}`}`));
  const shardsOf = (kind: ScopeKind) =>
    IS_SHARED[kind] ? Array.from({ length: SHARDS }, (_, shard) => shard) : [null];

  return {
    async countInCall(key, at) {
      const reference = db.doc(paths.guesses(key));
      const expireAt = new Date(at + COUNTS_KEPT_MS);
      // Added first and read then, so that of attempts made at once none counts for nothing.
      await reference.set({ wrong: FieldValue.increment(1), expireAt }, { merge: true });
      return wrongIn((await reference.get()).get('wrong'));
    },

    async add(counts) {
      const commits: Promise<unknown>[] = [];
      for (let from = 0; from < counts.length; from += MAX_WRITES) {
        const batch = db.batch();
        for (const { scope, window, wrongGuesses } of counts.slice(from, from + MAX_WRITES)) {
          const shard = IS_SHARED[scope.kind] ? randomInt(SHARDS) : null;
          batch.set(
            document(scope.key, window, shard),
            {
              wrong: FieldValue.increment(wrongGuesses),
              expireAt: new Date((window + 1) * WINDOW_MS + COUNTS_KEPT_MS),
            },
            { merge: true },
          );
        }
        commits.push(batch.commit());
      }
      await Promise.all(commits);
    },

    async read(asked) {
      const references = asked.flatMap(({ scope, window }) =>
        shardsOf(scope.kind).map((shard) => document(scope.key, window, shard)),
      );
      const snapshots = references.length === 0 ? [] : await db.getAll(...references);
      const numbers = snapshots.map((snapshot) => wrongIn(snapshot.get('wrong')));
      let next = 0;
      return asked.map(({ scope }) => {
        const from = next;
        next += shardsOf(scope.kind).length;
        return numbers.slice(from, next).reduce((sum, each) => sum + each, 0);
      });
    },

    async alert({ scope, at, window, wrongGuesses, limit }) {
      try {
        await db.doc(paths.alert(`${scope.key}_${window}`)).create({
          kind: 'budgetSpent',
          scope: scope.kind,
          about: scope.label,
          at: new Date(at),
          wrongGuesses,
          limit,
          expireAt: new Date(at + ALERTS_KEPT_MS),
        });
        return true;
      } catch (error) {
        if (isAlreadyExists(error)) return false;
        throw error;
      }
    },
  };
}

function wrongIn(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
