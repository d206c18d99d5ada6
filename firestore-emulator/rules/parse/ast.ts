/** The syntax tree of a rules file. Positions are offsets into the source, in UTF-16 code units. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type BinaryOperator =
  '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%' | 'in';

export type TypeName =
  | 'bool'
  | 'bytes'
  | 'constraint'
  | 'duration'
  | 'float'
  | 'int'
  | 'latlng'
  | 'list'
  | 'map'
  | 'map_diff'
  | 'number'
  | 'path'
  | 'set'
  | 'string'
  | 'timestamp'
  | 'vector';

export type Literal = null | boolean | bigint | number | string | Uint8Array;

export type Expression = Span & {
  /** How many pairs it stands in, where any. */
  readonly parentheses?: number;
} & (
    | { readonly kind: 'literal'; readonly value: Literal }
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'member'; readonly object: Expression; readonly name: string }
    | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression }
    | {
        readonly kind: 'range';
        readonly object: Expression;
        readonly from: Expression;
        readonly to: Expression;
      }
    | {
        readonly kind: 'call';
        /** Absent for a function called by its bare name. */
        readonly object: Expression | null;
        readonly name: string;
        readonly args: readonly Expression[];
      }
    | { readonly kind: 'not' | 'negate'; readonly operand: Expression }
    | {
        readonly kind: 'and' | 'or';
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'is'; readonly operand: Expression; readonly type: TypeName }
    | {
        readonly kind: 'conditional';
        readonly test: Expression;
        readonly whenTrue: Expression;
        readonly whenFalse: Expression;
      }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | {
        readonly kind: 'map';
        readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
      }
    | {
        readonly kind: 'path';
        readonly segments: readonly (string | Expression | OpenSegment)[];
      }
  );

/** `{name}` in the path of an expression: yet to be bound. */
export interface OpenSegment extends Span {
  readonly kind: 'open';
  readonly name: string;
}

export type PatternSegment = Span &
  (
    | { readonly kind: 'literal'; readonly text: string }
    | { readonly kind: 'wildcard'; readonly name: string }
    | { readonly kind: 'recursive'; readonly name: string }
  );

export type AllowMethod = 'read' | 'get' | 'list' | 'write' | 'create' | 'update' | 'delete';

export interface AllowStatement extends Span {
  readonly methods: readonly AllowMethod[];
  /** null: `allow read;`, which always holds. */
  readonly condition: Expression | null;
}

export interface LetBinding extends Span {
  readonly name: string;
  readonly value: Expression;
}

export interface FunctionDeclaration extends Span {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly bindings: readonly LetBinding[];
  readonly result: Expression;
}

export interface MatchBlock extends Span {
  readonly pattern: readonly PatternSegment[];
  readonly functions: readonly FunctionDeclaration[];
  readonly allows: readonly AllowStatement[];
  readonly matches: readonly MatchBlock[];
}

export interface RulesFile {
  readonly version: 1 | 2;
  readonly functions: readonly FunctionDeclaration[];
  readonly matches: readonly MatchBlock[];
}
