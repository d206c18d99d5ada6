import type { FunctionDeclaration } from '../parse/ast.ts';
import type { Evaluate } from './evaluation.ts';

/** Where compiling leaves what is wrong with a rule but stops nothing. */
export type Warn = (message: string, offset: number) => void;

/** A function of the rules file. Its body is compiled after all names around it are known. */
export class RulesFunction {
  lets: Evaluate[] = [];
  result: Evaluate = () => null;
  /** Which functions it calls, and where. */
  readonly calls: { readonly target: RulesFunction; readonly at: number }[] = [];
  isUsed = false;

  constructor(
    readonly declaration: FunctionDeclaration,
    /** Where it was declared: it sees that match's wildcards wherever it is called from. */
    readonly home: Scope,
  ) {}
}

export type Variable =
  | { readonly kind: 'local'; readonly slot: number }
  | { readonly kind: 'wildcard'; readonly slot: number }
  | { readonly kind: 'request' | 'resource' };

/** The names that can be seen from a place in the file. */
export class Scope {
  readonly functions = new Map<string, RulesFunction>();

  constructor(
    readonly parent: Scope | null,
    /** Of this match and all around it, outermost first; an inner one hides its namesake. */
    readonly wildcards: readonly string[],
    /** The function whose body this is. */
    readonly owner: RulesFunction | null = null,
    readonly locals: ReadonlyMap<string, number> = new Map(),
  ) {}

  variable(name: string): Variable | null {
    const local = this.locals.get(name);
    if (local !== undefined) return { kind: 'local', slot: local };
    const wildcard = this.wildcards.lastIndexOf(name);
    if (wildcard !== -1) return { kind: 'wildcard', slot: wildcard };
    return name === 'request' || name === 'resource' ? { kind: name } : null;
  }

  function(name: string): RulesFunction | null {
    return this.functions.get(name) ?? this.parent?.function(name) ?? null;
  }
}
