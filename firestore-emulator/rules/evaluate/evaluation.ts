import type { Coverage } from './coverage.ts';
import { Failure, type Outcome } from '../values/outcome.ts';
import type { RulesDocument, RulesRequest } from '../types.ts';

/** Source: https://firebase.google.com/docs/firestore/quotas#security_rules */
export const limits = {
  expressions: 1000,
  callDepth: 21,
} as const;

/** One request's evaluation: what rules see, and what they have used up. */
export class Run {
  /** Values of the wildcards of the match being tried, outermost first. */
  wildcards: readonly Outcome[] = [];
  /** Parameters, then lets, of the function being evaluated. */
  frame: Outcome[] = [];
  depth = 0;
  expressions = 0;
  /** The expression that made the condition false, as an offset, or null if none stood out. */
  falseAt: { readonly start: number; readonly end: number } | null = null;

  constructor(
    /** `request` and `resource` as rules see them. */
    readonly request: Outcome,
    readonly resource: Outcome,
    readonly database: Pick<RulesRequest, 'read' | 'readAfter' | 'budget'>,
    readonly coverage: Coverage,
  ) {}

  /**
   * Reads a document (path relative to the database root), counting it against the budget unless
   * it was read before. Limits: 10 for a single-document request or a query, 20 for several.
   */
  readDocument(path: string, after: boolean): RulesDocument | null | Failure {
    const { budget, read, readAfter } = this.database;
    const key = after ? `${path}@after` : path;
    if (!budget.seen.has(key)) {
      if (budget.reads >= budget.limit) {
        return new Failure(
          `Rules may read at most ${budget.limit} documents in a request like this one.`,
          true,
        );
      }
      budget.reads += 1;
      budget.seen.add(key);
    }
    return after ? readAfter(path) : read(path);
  }
}

/** A compiled expression. */
export type Evaluate = (run: Run) => Outcome;
