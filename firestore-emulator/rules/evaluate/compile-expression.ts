import { stringOf } from '../values/convert.ts';
import { index, member, range } from '../values/access.ts';
import type { Expression, OpenSegment } from '../parse/ast.ts';
import { compileCall } from './compile-call.ts';
import { compileConditional, compileLogic, compileNot } from './compile-logic.ts';
import { applyBinary, applyIs, applyNegate } from './operators.ts';
import { Failure, Unknown } from '../values/outcome.ts';
import { limits, type Evaluate } from './evaluation.ts';
import type { Scope, Warn } from './scope.ts';
import { compileAll, settled, strict1, strict2 } from './strict.ts';
import { SourceFault } from '../parse/source.ts';
import { RulesPath, type Value } from '../values/values.ts';
import { wrongType } from '../values/method.ts';

const largestInt = (1n << 63n) - 1n;

/**
 * Compiles an expression once, so that a request only runs closures. Each evaluation counts against the
 * limit, and some count more: see `costOf`, and where `run.expressions` grows.
 */
export function compileExpression(node: Expression, scope: Scope, warn: Warn): Evaluate {
  if (node.kind === 'literal') return compileLiteral(node.value, node.start);
  const run = compileNode(node, scope, warn);
  const { start } = node;
  const cost = costOf(node);
  return (state) => {
    state.expressions += cost;
    const outcome = state.expressions > limits.expressions ? tooManyExpressions() : run(state);
    if (outcome instanceof Failure || outcome instanceof Unknown) outcome.at ??= start;
    state.coverage.note(node, outcome);
    return outcome;
  };
}

/**
 * As how many evaluations one counts, without those inside of it. The limit is documented, what counts is
 * not: this is what the official emulator does.
 */
function costOf(node: Expression): number {
  switch (node.kind) {
    case 'is':
      return 2;
    case 'path':
      return 1 + node.segments.filter((segment) => typeof segment === 'string').length;
    case 'negate':
      return negativeInt(node) === null ? 1 : 2;
    default:
      return 1;
  }
}

function tooManyExpressions(): Failure {
  return new Failure(`More than ${limits.expressions} expressions to evaluate.`, true);
}

function compileNode(
  node: Exclude<Expression, { kind: 'literal' }>,
  scope: Scope,
  warn: Warn,
): Evaluate {
  const compile = (inner: Expression) => compileExpression(inner, scope, warn);
  switch (node.kind) {
    case 'variable':
      return compileVariable(node.name, node.start, scope, warn);
    case 'member': {
      const { name } = node;
      return strict1(compile(node.object), (object) => member(object, name));
    }
    case 'index': {
      const isWritten = node.index.kind === 'literal';
      return strict2(compile(node.object), compile(node.index), (object, key) =>
        index(object, key, isWritten),
      );
    }
    case 'range': {
      const bounds = compileAll([node.object, node.from, node.to], compile);
      return (run) => {
        const values = bounds(run);
        if (values instanceof Failure) return values;
        const [object = null, from = null, to = null] = values;
        return range(object, from, to);
      };
    }
    case 'call': {
      // In `(/a/$(x)).bind(…)` an open name is meant.
      const silent: Warn = () => undefined;
      const isBind = node.name === 'bind' && node.object?.kind === 'path';
      return compileCall(node, scope, warn, (inner) =>
        compileExpression(inner, scope, isBind && inner === node.object ? silent : warn),
      );
    }
    case 'not':
      return compileNot(compile(node.operand));
    case 'negate': {
      const negated = negativeInt(node);
      return negated === null ? strict1(compile(node.operand), applyNegate) : () => negated;
    }
    case 'and':
    case 'or':
      return compileLogic(node, compile(node.left), compile(node.right));
    case 'conditional':
      return compileConditional(
        compile(node.test),
        compile(node.whenTrue),
        compile(node.whenFalse),
      );
    case 'binary': {
      const { operator } = node;
      return strict2(compile(node.left), compile(node.right), (left, right) =>
        applyBinary(operator, left, right),
      );
    }
    case 'is': {
      const { type } = node;
      return strict1(compile(node.operand), (operand) => applyIs(operand, type));
    }
    case 'list':
      return settled(compileAll(node.items, compile), (items) => items);
    case 'map':
      return settled(
        compileAll(
          node.entries.flatMap(({ key, value }) => [key, value]),
          compile,
        ),
        makeMap,
      );
    case 'path':
      return compilePath(node.segments, scope, warn, compile);
  }
}

/** Not by way of its operand: the smallest int has no positive one. */
function negativeInt({ operand }: { readonly operand: Expression }): bigint | null {
  const isInt = operand.kind === 'literal' && typeof operand.value === 'bigint';
  return isInt ? -operand.value : null;
}

function compileLiteral(value: Value, offset: number): Evaluate {
  if (typeof value === 'bigint' && value > largestInt) {
    throw new SourceFault('This integer does not fit in 64 bits.', offset);
  }
  return (run) => {
    run.expressions += 1;
    return run.expressions > limits.expressions ? tooManyExpressions() : value;
  };
}

function compileVariable(name: string, offset: number, scope: Scope, warn: Warn): Evaluate {
  const variable = scope.variable(name);
  switch (variable?.kind) {
    case 'local': {
      const { slot } = variable;
      return (run) => run.frame[slot] ?? null;
    }
    case 'wildcard': {
      const { slot } = variable;
      return (run) => run.wildcards[slot] ?? null;
    }
    case 'request':
      return (run) => run.request;
    case 'resource':
      return (run) => run.resource;
    case undefined:
      warn(`There is no variable called '${name}' here.`, offset);
      return () => new Failure(`There is no variable called '${name}'.`);
  }
}

/** A segment that is yet to be bound. */
class Open {
  constructor(readonly name: string) {}

  get text(): string {
    return `{${this.name}}`;
  }
}

/** Path := '/' (text | '{' name '}' | '$(' expression ')') …, where a path's segments are spliced in. */
function compilePath(
  segments: readonly (string | Expression | OpenSegment)[],
  scope: Scope,
  warn: Warn,
  compile: (node: Expression) => Evaluate,
): Evaluate {
  const parts = segments.map((segment): string | Open | Evaluate => {
    if (typeof segment === 'string') return segment;
    if (segment.kind === 'open') return new Open(segment.name);
    // A name that nothing binds stays open, for path.bind().
    if (segment.kind !== 'variable' || scope.variable(segment.name) !== null) {
      return compile(segment);
    }
    warn(`There is no variable called '${segment.name}' here.`, segment.start);
    return new Open(segment.name);
  });
  return (run) => {
    const texts: string[] = [];
    const open = new Map<number, string>();
    for (const part of parts) {
      if (part instanceof Open) open.set(texts.length, part.name);
      const value = typeof part === 'string' ? part : part instanceof Open ? part.text : part(run);
      if (typeof value === 'string') texts.push(value);
      else if (value instanceof RulesPath) texts.push(...value.segments);
      else if (value instanceof Unknown) return value.derived();
      else {
        const text = value instanceof Failure ? value : stringOf(value);
        if (text instanceof Failure) return text;
        texts.push(text);
      }
    }
    return new RulesPath(texts, new Map(), open);
  };
}

function makeMap(values: readonly Value[]): Value | Failure {
  const entries = new Map<string, Value>();
  for (let at = 0; at < values.length; at += 2) {
    const key = values[at];
    if (typeof key !== 'string') return wrongType('string', key);
    entries.set(key, values[at + 1] ?? null);
  }
  return entries;
}
