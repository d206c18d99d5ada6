import type { Expression, FunctionDeclaration, MatchBlock, RulesFile } from '../parse/ast.ts';
import { Failure, Unknown, type Outcome } from '../values/outcome.ts';
import type { Source } from '../parse/source.ts';
import type { ClauseCoverage } from '../types.ts';

interface Counts {
  true: number;
  false: number;
  error: number;
  undecidable: number;
  /** Neither true nor false nor an error: what a function may return that is no condition. */
  other: number;
}

/**
 * How often each clause of a rules file was what. A clause is what a decision hangs on: a side of an
 * `&&` or `||`, what a `!` turns round, the parts of a `? :`, and whatever is none of these.
 */
export class Coverage {
  readonly #counts = new Map<Expression, Counts>();

  constructor(file: RulesFile) {
    for (const node of clausesOf(file)) {
      this.#counts.set(node, { true: 0, false: 0, error: 0, undecidable: 0, other: 0 });
    }
  }

  /** Takes down what an expression came to; only those of clauses count. */
  note(node: Expression, outcome: Outcome): void {
    const counts = this.#counts.get(node);
    if (counts === undefined) return;
    if (outcome === true) counts.true += 1;
    else if (outcome === false) counts.false += 1;
    else if (outcome instanceof Failure) counts.error += 1;
    else if (outcome instanceof Unknown) counts.undecidable += 1;
    else counts.other += 1;
  }

  /** In the file's order. */
  report(source: Source): readonly ClauseCoverage[] {
    return [...this.#counts]
      .filter(([, { other }]) => other === 0)
      .sort(([a], [b]) => a.start - b.start)
      .map(([{ start, end }, { true: held, false: failed, error, undecidable }]) => ({
        ...source.position(start),
        text: source.text.slice(start, end).replace(/\s+/g, ' '),
        true: held,
        false: failed,
        error,
        undecidable,
      }));
  }
}

function clausesOf(file: RulesFile): Expression[] {
  const found: Expression[] = [];
  const addFunctions = (functions: readonly FunctionDeclaration[]): void => {
    for (const { result } of functions) addClauses(result, found);
  };
  const visit = (block: MatchBlock): void => {
    addFunctions(block.functions);
    for (const { condition } of block.allows) if (condition !== null) addClauses(condition, found);
    block.matches.forEach(visit);
  };
  addFunctions(file.functions);
  file.matches.forEach(visit);
  return found;
}

function addClauses(node: Expression, found: Expression[]): void {
  switch (node.kind) {
    case 'and':
    case 'or':
      addClauses(node.left, found);
      addClauses(node.right, found);
      return;
    case 'not':
      addClauses(node.operand, found);
      return;
    case 'conditional':
      addClauses(node.test, found);
      addClauses(node.whenTrue, found);
      addClauses(node.whenFalse, found);
      return;
    case 'literal':
      return;
    default:
      found.push(node);
  }
}
