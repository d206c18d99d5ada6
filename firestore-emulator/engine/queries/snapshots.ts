/**
 * What read-only transactions see: the data as it was when they began. While one is open, every
 * commit leaves the documents it replaced here, to be read over the current ones.
 */
import { compareDocuments, allResults, runPlan, selects } from './query-run.ts';
import type { QueryPlan } from './query-plan.ts';
import type { Store } from '../store/store.ts';
import type { Transaction } from '../writes/transactions.ts';
import type { Change, Document } from '../values/types.ts';

interface Replaced {
  /** The commit that replaced it. */
  readonly commit: number;
  readonly before: Document | null;
}

export class Snapshots {
  /** By path, oldest first. */
  readonly #replaced = new Map<string, Replaced[]>();

  remember(commit: number, changes: readonly Change[]): void {
    for (const { path, before } of changes) {
      const earlier = this.#replaced.get(path);
      if (earlier === undefined) this.#replaced.set(path, [{ commit, before }]);
      else earlier.push({ commit, before });
    }
  }

  /** Forgets what no open read-only transaction can see any more. */
  prune(open: Iterable<Transaction>): void {
    let oldest = Infinity;
    for (const transaction of open) oldest = Math.min(oldest, transaction.beganAt);
    for (const [path, versions] of this.#replaced) {
      const kept = versions.filter(({ commit }) => commit > oldest);
      if (kept.length === 0) this.#replaced.delete(path);
      else this.#replaced.set(path, kept);
    }
  }

  clear(): void {
    this.#replaced.clear();
  }

  /** The document as the transaction sees it, given the current one. */
  get(transaction: Transaction, path: string, current: Document | null): Document | null {
    const versions = this.#replaced.get(path) ?? [];
    const first = versions.find(({ commit }) => commit > transaction.beganAt);
    return first === undefined ? current : first.before;
  }

  /** A query's results as the transaction sees them. */
  results(transaction: Transaction, plan: QueryPlan, store: Store): readonly Document[] {
    const changed = new Map<string, Document | null>();
    for (const [path, versions] of this.#replaced) {
      const first = versions.find(({ commit }) => commit > transaction.beganAt);
      if (first !== undefined) changed.set(path, first.before);
    }
    if (changed.size === 0) return [...runPlan(plan, store)];
    const unchanged = [...allResults(plan, store)].filter(({ path }) => !changed.has(path));
    const before = [...changed.values()].filter((document) => document !== null);
    return [...unchanged, ...before.filter((document) => selects(plan, document))]
      .sort(compareDocuments(plan.orders))
      .slice(plan.offset, plan.limit === undefined ? undefined : plan.offset + plan.limit);
  }
}
