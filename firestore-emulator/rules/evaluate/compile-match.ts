import type { AllowMethod, MatchBlock, PatternSegment } from '../parse/ast.ts';
import { compileExpression } from './compile-expression.ts';
import type { Evaluate } from './evaluation.ts';
import { Scope, type Warn } from './scope.ts';
import { SourceFault } from '../parse/source.ts';
import type { RulesMethod } from '../types.ts';

/** One `allow`, with the whole path pattern of the matches it stands in. */
export interface CompiledAllow {
  readonly start: number;
  readonly methods: ReadonlySet<RulesMethod>;
  readonly pattern: readonly PatternSegment[];
  /** The pattern as text. */
  readonly match: string;
  readonly evaluate: Evaluate;
  /** What a false is blamed on if nothing inside stands out. */
  readonly condition: { readonly start: number; readonly end: number };
}

const expansions: Readonly<Record<AllowMethod, readonly RulesMethod[]>> = {
  read: ['get', 'list'],
  get: ['get'],
  list: ['list'],
  write: ['create', 'update', 'delete'],
  create: ['create'],
  update: ['update'],
  delete: ['delete'],
};

interface Surroundings {
  readonly scope: Scope;
  readonly pattern: readonly PatternSegment[];
  readonly depth: number;
}

/**
 * Flattens nested matches, in the file's order. The allows come as functions to be called once
 * every function of the file is declared. `enter` is told of each block with its scope.
 * Limits: https://firebase.google.com/docs/firestore/quotas#security_rules
 */
export function compileMatches(
  blocks: readonly MatchBlock[],
  root: Scope,
  version: 1 | 2,
  warn: Warn,
  enter: (block: MatchBlock, scope: Scope) => void,
): readonly (() => CompiledAllow)[] {
  const allows: (() => CompiledAllow)[] = [];
  const visit = (block: MatchBlock, outer: Surroundings): void => {
    const pattern = [...outer.pattern, ...block.pattern];
    const depth = outer.depth + 1;
    checkPattern(block, pattern, depth, version, warn);
    const wildcards = pattern.flatMap((part) => (part.kind === 'literal' ? [] : [part.name]));
    const scope = new Scope(outer.scope, wildcards);
    enter(block, scope);
    const match = pattern.map(writeSegment).join('');
    for (const { methods, condition, start, end } of block.allows) {
      allows.push(() => ({
        start,
        methods: new Set(methods.flatMap((method) => expansions[method])),
        pattern,
        match,
        evaluate: condition === null ? () => true : compileExpression(condition, scope, warn),
        condition: condition ?? { start, end },
      }));
    }
    for (const inner of block.matches) visit(inner, { scope, pattern, depth });
  };
  for (const block of blocks) visit(block, { scope: root, pattern: [], depth: 0 });
  return allows;
}

function checkPattern(
  block: MatchBlock,
  pattern: readonly PatternSegment[],
  depth: number,
  version: 1 | 2,
  warn: Warn,
): void {
  if (depth > 10) throw new SourceFault('Matches are nested at most 10 deep.', block.start);
  if (pattern.length > 100) {
    throw new SourceFault('A match path has at most 100 segments.', block.start);
  }
  if (pattern.filter(({ kind }) => kind !== 'literal').length > 20) {
    throw new SourceFault('A match path has at most 20 wildcards.', block.start);
  }
  const [, second] = pattern.filter(({ kind }) => kind === 'recursive');
  if (second !== undefined && version === 2) {
    throw new SourceFault('A path has at most one recursive wildcard.', second.start);
  }
  const names = block.pattern.flatMap((part) => (part.kind === 'literal' ? [] : [part]));
  const double = names.find(
    ({ name }, index) => names.findIndex((each) => each.name === name) < index,
  );
  if (double !== undefined) {
    throw new SourceFault(`There are two wildcards called '${double.name}' here.`, double.start);
  }
  if (version === 2) return;
  const recursive = block.pattern.find(({ kind }) => kind === 'recursive');
  if (recursive !== undefined && recursive !== block.pattern.at(-1)) {
    throw new SourceFault(
      `A recursive wildcard not at the end needs rules_version = '2'.`,
      recursive.start,
    );
  }
  if (recursive !== undefined && block.matches.length > 0) {
    warn(`In rules_version = '1' nothing inside of a recursive wildcard matches.`, block.start);
  }
}

function writeSegment(segment: PatternSegment): string {
  switch (segment.kind) {
    case 'literal':
      return `/${segment.text}`;
    case 'wildcard':
      return `/{${segment.name}}`;
    case 'recursive':
      return `/{${segment.name}=**}`;
  }
}
