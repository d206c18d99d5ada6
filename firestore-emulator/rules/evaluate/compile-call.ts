import type { Expression } from '../parse/ast.ts';
import { databaseFunctions, plainFunctions } from './functions.ts';
import { callMethod, namespaces, wrongArity } from '../methods/methods.ts';
import { Failure, Unknown, type Outcome } from '../values/outcome.ts';
import { limits, type Evaluate, type Run } from './evaluation.ts';
import { regexOf } from '../regex/regex.ts';
import type { RulesFunction, Scope, Warn } from './scope.ts';
import { SourceFault } from '../parse/source.ts';
import { compileAll, settled, type Operand } from './strict.ts';
import { isList, type Value } from '../values/values.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** A function of the file, a built-in, a function of a namespace, or a method of a value. */
export function compileCall(
  node: Call,
  scope: Scope,
  warn: Warn,
  compile: (node: Expression) => Evaluate,
): Evaluate {
  const { object, name, args } = node;
  if (object === null) {
    const target = scope.function(name);
    return target === null
      ? compileBuiltIn(node, warn, compile)
      : compileUserCall(node, target, scope, warn, args.map(compile));
  }
  const evaluateArgs = compileAll(args, compile);
  if (object.kind === 'variable' && scope.variable(object.name) === null) {
    const found = namespaces.get(object.name)?.get(name);
    if (found !== undefined) {
      const wrong = wrongArity(found, `${object.name}.${name}`, args.length);
      if (wrong !== null) return failing(wrong.message, node, warn);
      return settled(evaluateArgs, (values) => found.run(null, values));
    }
    if (namespaces.has(object.name)) {
      return failing(`There is no function ${object.name}.${name}().`, node, warn);
    }
  }
  refuseWrongPattern(node);
  return compileMethodCall(compile(object), name, evaluateArgs);
}

/** What is wrong only where it is evaluated. */
function failing(message: string, node: Call, warn: Warn): Evaluate {
  warn(message, node.start);
  return () => new Failure(message);
}

const patternMethods = new Set(['matches', 'replace', 'split']);

/** A regular expression that is written out is tried as the file is compiled. */
function refuseWrongPattern({ name, args: [pattern] }: Call): void {
  if (!patternMethods.has(name) || pattern?.kind !== 'literal') return;
  const tried = typeof pattern.value === 'string' ? regexOf(pattern.value, false) : null;
  if (tried instanceof Failure) throw new SourceFault(tried.message, pattern.start);
}

function compileMethodCall(
  object: Evaluate,
  name: string,
  evaluateArgs: (run: Run) => Operand[] | Failure,
): Evaluate {
  return (run) => {
    const receiver = object(run);
    if (receiver instanceof Failure) return receiver;
    const args = evaluateArgs(run);
    if (args instanceof Failure) return args;
    const known: Value[] = [];
    for (const arg of args) {
      if (arg instanceof Unknown) return arg.derived();
      known.push(arg);
    }
    if (!(receiver instanceof Unknown)) return callMethod(receiver, name, known);
    return callOnUnknown(receiver, name, known);
  };
}

/** The few method calls that what is known decides; the rest stays unknown. */
function callOnUnknown(receiver: Unknown, name: string, args: readonly Value[]): Outcome {
  const [first] = args;
  if (name === 'get' && typeof first === 'string' && args.length === 2) {
    const known = receiver.knowledge?.fields.get(first);
    if (known?.exists !== true) return receiver.derived();
    return known.equals === undefined
      ? new Unknown(`${receiver.subject}.${first}`, known)
      : known.equals;
  }
  const items = isList(first) ? first : null;
  if (items !== null && receiver.knowledge?.type === 'list') {
    const isAmong = (item: Value) => receiver.knowledge?.holds(item) === true;
    if (name === 'hasAny' && items.some(isAmong)) return true;
  }
  return receiver.derived();
}

function compileBuiltIn(node: Call, warn: Warn, compile: (node: Expression) => Evaluate): Evaluate {
  const { name, args } = node;
  const [only] = args;
  // Passes even what is unknown through, with what is known of it.
  if (name === 'debug' && only !== undefined && args.length === 1) return compile(only);
  const plain = plainFunctions.get(name);
  const database = databaseFunctions.get(name);
  if (plain === undefined && database === undefined) {
    warn(`There is no function called '${name}' here.`, node.start);
    return () => new Failure(`There is no function called '${name}'.`);
  }
  const wrong = wrongArity({ least: 1, most: 1 }, name, args.length);
  if (wrong !== null) return failing(wrong.message, node, warn);
  return settled(compileAll(args, compile), ([argument = null], run) =>
    plain === undefined ? (database?.(run, argument) ?? null) : plain(argument),
  );
}

/** Arguments that are errors become errors only where the function uses them. */
function compileUserCall(
  node: Call,
  target: RulesFunction,
  scope: Scope,
  warn: Warn,
  args: readonly Evaluate[],
): Evaluate {
  const count = target.declaration.parameters.length;
  const wrong = wrongArity({ least: count, most: count }, node.name, args.length);
  if (wrong !== null) return failing(wrong.message, node, warn);
  target.isUsed = true;
  scope.owner?.calls.push({ target, at: node.start });
  return (run) => {
    const frame: Outcome[] = [];
    for (const arg of args) {
      const value = arg(run);
      if (value instanceof Failure && value.isFatal) return value;
      frame.push(value);
    }
    if (run.depth >= limits.callDepth) {
      return new Failure(`More than ${limits.callDepth} function calls inside each other.`, true);
    }
    const caller = run.frame;
    run.frame = frame;
    run.depth += 1;
    for (const binding of target.lets) {
      run.expressions += 1;
      frame.push(binding(run));
    }
    run.falseAt = null;
    const result = target.result(run);
    run.depth -= 1;
    run.frame = caller;
    return result;
  };
}
