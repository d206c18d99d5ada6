/**
 * What the security rules offer to whoever wires them. Rules know no protocol and not the engine:
 * values come in and go out in the shape below, which the engine's `Value` happens to satisfy
 * (`server` passes one for the other).
 */

/** Structurally the engine's Value: see engine/values/value.ts for what each stands for. */
export type RulesInput =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | { readonly seconds: number; readonly nanos: number }
  | { readonly latitude: number; readonly longitude: number }
  | { readonly name: string }
  | readonly RulesInput[]
  | ReadonlyMap<string, RulesInput>;

export interface RulesDocument {
  /** Relative to the database root: `accounts/a1`. */
  readonly path: string;
  readonly fields: ReadonlyMap<string, RulesInput>;
}

export type RulesMethod = 'get' | 'list' | 'create' | 'update' | 'delete';

export interface RulesRequest {
  readonly method: RulesMethod;
  /** The document's path, or for `list` the collection's. */
  readonly path: string;
  /** null: not signed in. `token` is the JWT's claims. */
  readonly auth: { readonly uid: string; readonly token: Readonly<Record<string, unknown>> } | null;
  readonly time: { readonly seconds: number; readonly nanos: number };
  /** The document as it stands; null where there is none. */
  readonly resource: RulesDocument | null;
  /**
   * For what is part of a commit: the document as it would be. Absent elsewhere, where rules have no
   * `request.resource`.
   */
  readonly newResource?: RulesDocument | null;
  /** `get()` and `exists()` read here; null where there is no such document. */
  readonly read: (path: string) => RulesDocument | null;
  /** `getAfter()` and `existsAfter()` read here. */
  readonly readAfter: (path: string) => RulesDocument | null;
  /** Shared by the requests of one batch: how many documents rules have read so far. */
  readonly budget: { reads: number; readonly limit: number; readonly seen: Set<string> };
}

/**
 * A list query as rules see it: what its constraints say about every document it could return.
 * Where the rule cannot be decided from these, the list is denied.
 */
export interface RulesListRequest extends Omit<
  RulesRequest,
  'method' | 'resource' | 'newResource'
> {
  readonly method: 'list';
  readonly query: {
    readonly allDescendants: boolean;
    /** Conjunction: each holds for every document returned. `in` and OR come as alternatives. */
    readonly constraints: readonly RulesConstraint[];
    readonly limit: number | null;
    readonly offset: number | null;
    readonly orderBy: readonly {
      readonly field: readonly string[];
      readonly descending: boolean;
    }[];
  };
}

export type RulesConstraint =
  | {
      readonly kind: 'field';
      readonly field: readonly string[];
      readonly op:
        | '<'
        | '<='
        | '=='
        | '!='
        | '>='
        | '>'
        | 'array-contains'
        | 'array-contains-any'
        | 'in'
        | 'not-in';
      readonly value: RulesInput;
    }
  | { readonly kind: 'or'; readonly alternatives: readonly (readonly RulesConstraint[])[] };

/** One `allow` line that was tried. */
export interface TriedAllow {
  readonly line: number;
  readonly column: number;
  /** The path pattern of the `match` it stands in. */
  readonly match: string;
  readonly outcome: 'true' | 'false' | 'error' | 'undecidable';
  /** Unless it is true: where and why, in names and places of the rules file, without values. */
  readonly reason?: string;
}

export interface Decision {
  readonly allowed: boolean;
  readonly tried: readonly TriedAllow[];
}

/** How often a clause of the file was what since the rules were compiled. */
export interface ClauseCoverage {
  readonly line: number;
  readonly column: number;
  /** As it stands in the file, on one line. */
  readonly text: string;
  readonly true: number;
  readonly false: number;
  readonly error: number;
  readonly undecidable: number;
}

export interface Ruleset {
  decide(request: RulesRequest): Decision;
  decideList(request: RulesListRequest): Decision;
  /** In the file's order. */
  coverage(): readonly ClauseCoverage[];
}

export interface RulesIssue {
  readonly severity: 'ERROR' | 'WARNING';
  readonly description: string;
  readonly line: number;
  readonly column: number;
}

/** `ruleset` is null when an issue is an ERROR. Never throws. */
export type CompileRules = (source: string) => {
  readonly ruleset: Ruleset | null;
  readonly issues: readonly RulesIssue[];
};
