import type { FunctionDeclaration, MatchBlock } from './parse/ast.ts';
import { compileExpression } from './evaluate/compile-expression.ts';
import { Coverage } from './evaluate/coverage.ts';
import { compileMatches, type CompiledAllow } from './evaluate/compile-match.ts';
import { decide, decideList } from './decide/decide.ts';
import { parseRules } from './parse/parser.ts';
import { limits } from './evaluate/evaluation.ts';
import { RulesFunction, Scope, type Warn } from './evaluate/scope.ts';
import { Source, SourceFault } from './parse/source.ts';
import type { CompileRules, RulesIssue } from './types.ts';

/** Source: https://firebase.google.com/docs/firestore/quotas#security_rules */
const mostBytes = 256 * 1024;

/**
 * Compiles a rules file, once; the ruleset then decides requests. `issues` has the first error, or
 * the warnings (a name that nothing defines is one: it is an error only when it is evaluated).
 * Each description ends with the line in question and a caret. Never throws.
 */
export const compileRules: CompileRules = (text) => {
  const source = new Source(text);
  const warnings: RulesIssue[] = [];
  const warn: Warn = (message, offset) => warnings.push(source.issue('WARNING', message, offset));
  try {
    if (Buffer.byteLength(text) > mostBytes) {
      throw new SourceFault('A rules file has at most 256 KB.', 0);
    }
    const file = parseRules(text);
    const allows = compileFile(file, warn);
    const coverage = new Coverage(file);
    const compiled = { source, version: file.version, allows, coverage };
    return {
      ruleset: {
        decide: (request) => decide(compiled, request),
        decideList: (request) => decideList(compiled, request),
        coverage: () => coverage.report(source),
      },
      issues: warnings,
    };
  } catch (error) {
    const fault = asSourceFault(error);
    return { ruleset: null, issues: [source.issue('ERROR', fault.message, fault.offset)] };
  }
};

function asSourceFault(error: unknown): SourceFault {
  if (error instanceof SourceFault) return error;
  // Thousands of parentheses or operators inside each other exhaust the stack.
  if (error instanceof RangeError) return new SourceFault('This file is nested too deeply.', 0);
  throw error;
}

function compileFile(
  file: {
    functions: readonly FunctionDeclaration[];
    matches: readonly MatchBlock[];
    version: 1 | 2;
  },
  warn: Warn,
): readonly CompiledAllow[] {
  const declared: RulesFunction[] = [];
  const root = new Scope(null, []);
  declareFunctions(file.functions, root, declared);
  const allows = compileMatches(file.matches, root, file.version, warn, (block, scope) => {
    declareFunctions(block.functions, scope, declared);
  });
  // By now every name is known, whatever the order of the file.
  for (const target of declared) compileFunction(target, warn);
  const compiled = allows.map((allow) => allow());
  for (const target of declared) refuseRecursion(target, [], new Set());
  for (const { isUsed, declaration } of declared) {
    if (!isUsed) warn(`Unused function: ${declaration.name}.`, declaration.start);
  }
  return compiled;
}

function declareFunctions(
  declarations: readonly FunctionDeclaration[],
  scope: Scope,
  declared: RulesFunction[],
): void {
  for (const declaration of declarations) {
    const { name, start, parameters, bindings } = declaration;
    if (scope.functions.has(name)) {
      throw new SourceFault(`There are two functions called '${name}' here.`, start);
    }
    if (parameters.length > 7) throw new SourceFault('A function has at most 7 parameters.', start);
    if (bindings.length > 10) throw new SourceFault('A function has at most 10 lets.', start);
    const target = new RulesFunction(declaration, scope);
    scope.functions.set(name, target);
    declared.push(target);
  }
}

function compileFunction(target: RulesFunction, warn: Warn): void {
  const { declaration, home } = target;
  const locals = new Map(declaration.parameters.map((name, slot) => [name, slot]));
  // A let sees those before it.
  const scope = () => new Scope(home, home.wildcards, target, new Map(locals));
  target.lets = declaration.bindings.map(({ name, value, start }, index) => {
    const compiled = compileExpression(value, scope(), warn);
    if (locals.has(name)) throw new SourceFault(`There are two variables called '${name}'.`, start);
    locals.set(name, declaration.parameters.length + index);
    return compiled;
  });
  target.result = compileExpression(declaration.result, scope(), warn);
}

function refuseRecursion(
  target: RulesFunction,
  callers: readonly RulesFunction[],
  cleared: Set<RulesFunction>,
): void {
  if (cleared.has(target)) return;
  const path = [...callers, target];
  if (path.length > limits.callDepth) {
    const message = `Functions call each other at most ${limits.callDepth} deep.`;
    throw new SourceFault(message, target.declaration.start);
  }
  for (const call of target.calls) {
    if (path.includes(call.target)) {
      const name = call.target.declaration.name;
      throw new SourceFault(`Recursion is not allowed: '${name}' would call itself.`, call.at);
    }
    refuseRecursion(call.target, path, cleared);
  }
  cleared.add(target);
}
