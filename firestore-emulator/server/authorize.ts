/** Asks the security rules on behalf of the API: the one place where engine and rules meet. */
import type { Authorizer } from '../api/context.ts';
import type { Denials } from './denials.ts';
import type { Actor, DataView, PendingWrite } from '../engine/values/types.ts';
import { describeErrors, type Rules } from './rules-state.ts';
import type { RulesListRequest, RulesMethod, RulesRequest } from '../rules/types.ts';
import { describeQuery } from './query-constraints.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { isDocumentPath } from '../engine/values/names.ts';
import { Timestamp } from '../engine/values/value.ts';
import { explainDenial } from '../rules/explain.ts';

type Budget = RulesRequest['budget'];

/** A request to the rules, before it is given its part of the read budget. */
type Question = Omit<RulesRequest, 'budget'> | Omit<RulesListRequest, 'budget'>;

export interface AuthorizerOptions {
  /** The rules in force now. */
  readonly rules: () => Rules;
  readonly denials: Denials;
  readonly log: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

export function createAuthorizer(options: AuthorizerOptions): Authorizer {
  const { rules, clock } = options;

  return {
    reading(actor, extent, view) {
      const budgets = new Budgets(extent);
      const time = fromMillis(clock());
      return (path, document) => {
        ask(actor, budgets, {
          ...circumstances(actor, time, view, view),
          method: 'get',
          path,
          resource: document,
        });
      };
    },

    list(actor, query, view) {
      ask(actor, new Budgets('single'), {
        ...circumstances(actor, fromMillis(clock()), view, view),
        method: 'list',
        path: query.parent === '' ? query.collectionId : `${query.parent}/${query.collectionId}`,
        query: describeQuery(query),
      });
    },

    committing(actor, extent) {
      if (isOutside(actor)) return undefined;
      return (writes, time, before, after) => {
        const budgets = new Budgets(extent);
        for (const [path, method] of methodsOf(writes, before, after)) {
          ask(actor, budgets, {
            ...circumstances(actor, time, before, after),
            method,
            path,
            resource: before.get(path),
            newResource: after.get(path),
          });
        }
      };
    },

    administer(actor, what) {
      if (actor.kind === 'owner') return;
      throw refuse(actor, what, '', `Denied: ${what} is for an administrator only.`);
    },
  };

  function isOutside(actor: Actor): boolean {
    return actor.kind === 'owner' || rules() === 'allow everything';
  }

  /** Throws PERMISSION_DENIED, after saying in the log why; INVALID_ARGUMENT where the rules do not compile. */
  function ask(actor: Actor, budgets: Budgets, question: Question): void {
    const current = rules();
    if (isOutside(actor) || current === 'allow everything') return;
    const { method, path } = question;
    if ('broken' in current) {
      throw new FirestoreError('INVALID_ARGUMENT', describeErrors(current.broken));
    }
    const request = { ...question, budget: budgets.take() };
    const decision = 'query' in request ? current.decideList(request) : current.decide(request);
    budgets.spend(request.budget);
    if (decision.allowed) return;
    throw refuse(actor, method, path, explainDenial(decision, request));
  }

  function refuse(actor: Actor, method: string, path: string, explanation: string): FirestoreError {
    const uid = actor.kind === 'user' ? actor.uid : null;
    const at = new Date(clock()).toISOString();
    options.denials.add({ at, method, path, uid, explanation });
    options.log(`rules.denied ${explanation}`);
    return new FirestoreError('PERMISSION_DENIED', 'Missing or insufficient permissions.');
  }
}

/**
 * How many documents rules may read: 10 for a single-document request or a query, 20 for several
 * documents together, of which at most 10 for each.
 * Source: https://firebase.google.com/docs/firestore/security/rules-conditions#access_call_limits
 */
class Budgets {
  readonly #seen = new Set<string>();
  #left: number;

  constructor(extent: 'single' | 'several') {
    this.#left = extent === 'single' ? 10 : 20;
  }

  take(): Budget {
    return { reads: 0, limit: Math.min(10, this.#left), seen: this.#seen };
  }

  spend(budget: Budget): void {
    this.#left -= budget.reads;
  }
}

function circumstances(actor: Actor, time: Timestamp, before: DataView, after: DataView) {
  return {
    auth: authOf(actor),
    time,
    read: (path: string) => (isDocumentPath(path) ? before.get(path) : null),
    readAfter: (path: string) => (isDocumentPath(path) ? after.get(path) : null),
  };
}

function authOf(actor: Actor): RulesRequest['auth'] {
  return actor.kind === 'user' ? { uid: actor.uid, token: actor.token } : null;
}

/**
 * What a commit does to each of its documents, however many writes that takes: the rules are asked once
 * for each, about what there was before the commit and what there is after it.
 */
function methodsOf(
  writes: readonly PendingWrite[],
  before: DataView,
  after: DataView,
): ReadonlyMap<string, RulesMethod> {
  const methods = new Map<string, RulesMethod>();
  for (const { kind, path, demands } of writes) {
    // A transaction's check that a document is as it was read needs no more than the read did.
    if (kind === 'verify') methods.set(path, methods.get(path) ?? 'get');
    else if (after.get(path) === null) methods.set(path, 'delete');
    else if ((methods.get(path) ?? 'get') === 'get') {
      // What the first of them demands counts, also where it is not so.
      methods.set(path, (demands ?? before.get(path) !== null) ? 'update' : 'create');
    }
  }
  return methods;
}

function fromMillis(millis: number): Timestamp {
  const seconds = Math.floor(millis / 1000);
  return new Timestamp(seconds, Math.floor((millis - seconds * 1000) * 1_000_000));
}
