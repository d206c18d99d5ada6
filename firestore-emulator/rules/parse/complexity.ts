import type { Expression } from './ast.ts';
import { SourceFault } from './source.ts';

/** How deep expressions may stand in one another: the official emulator's bound, found by trying. */
const deepest = 98;

/**
 * Refuses an expression that is nested too deeply. A chain `a && b && c` nests to the left, parentheses
 * count, and what a member, a method or an index is taken of stands no deeper than the whole.
 *
 * @throws SourceFault
 */
export function refuseComplexity(expression: Expression): void {
  visit(expression, 0);
}

function visit(node: Expression, outer: number): void {
  const depth = outer + (node.parentheses ?? 0);
  if (depth > deepest) throw new SourceFault('This expression is nested too deeply.', node.start);
  const below = (...inner: readonly Expression[]) => {
    for (const each of inner) visit(each, depth + 1);
  };
  switch (node.kind) {
    case 'literal':
    case 'variable':
      return;
    case 'member':
      visit(node.object, depth);
      return;
    case 'index':
      visit(node.object, depth);
      below(node.index);
      return;
    case 'range':
      visit(node.object, depth);
      below(node.from, node.to);
      return;
    case 'call':
      if (node.object !== null) visit(node.object, depth);
      below(...node.args);
      return;
    case 'negate':
      visit(node.operand, depth);
      return;
    case 'not':
    case 'is':
      below(node.operand);
      return;
    case 'and':
    case 'or':
    case 'binary':
      below(node.left, node.right);
      return;
    case 'conditional':
      below(node.test, node.whenTrue, node.whenFalse);
      return;
    case 'list':
      below(...node.items);
      return;
    case 'map':
      below(...node.entries.flatMap(({ key, value }) => [key, value]));
      return;
    case 'path':
      below(...node.segments.filter(isExpression));
  }
}

function isExpression(
  segment: Extract<Expression, { kind: 'path' }>['segments'][number],
): segment is Expression {
  return typeof segment !== 'string' && segment.kind !== 'open';
}
