/** What a verb is given besides its request. Verbs know no transport and no rules language. */
import type {
  Actor,
  CommitAuthorizer,
  DataView,
  Document,
  Engine,
  Query,
} from '../engine/values/types.ts';
import type { DatabaseName } from './names.ts';

/** Decides whether a caller may do something; every function throws PERMISSION_DENIED if not. */
export interface Authorizer {
  /**
   * Begins a request that reads documents, `single` for one and `several` for a batch, and returns
   * the check for each of them (`document` is null where there is none).
   */
  reading(
    actor: Actor,
    extent: 'single' | 'several',
    view: DataView,
  ): (path: string, document: Document | null) => void;
  /** `method` is only for the explanation. */
  list(actor: Actor, query: Query, view: DataView): void;
  /** undefined: this caller is outside the rules. */
  committing(actor: Actor, extent: 'single' | 'several'): CommitAuthorizer | undefined;
  /** What only an administrator may do. */
  administer(actor: Actor, what: string): void;
}

/** Faults on demand: `before` may refuse a commit, `after` may lose the answer of one that was made. */
export interface CommitFaults {
  before(): void;
  after(): void;
}

export interface DatabaseContext {
  readonly database: DatabaseName;
  readonly engine: Engine;
  readonly authorizer: Authorizer;
  readonly faults: CommitFaults;
  /** A fresh document id: 20 letters and digits. */
  readonly newId: () => string;
}

export interface Context extends DatabaseContext {
  readonly actor: Actor;
}
