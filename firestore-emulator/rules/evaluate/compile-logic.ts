import type { Expression } from '../parse/ast.ts';
import { wrongType } from '../values/method.ts';
import { Failure, Unknown, type Outcome } from '../values/outcome.ts';
import type { Evaluate } from './evaluation.ts';

/**
 * `&&` and `||`: whichever side decides, decides, even when the other is an error or, in a list,
 * unknown. Evaluation goes left to right and stops once it is decided.
 * Source: https://firebase.google.com/docs/reference/rules/rules.Boolean
 */
export function compileLogic(
  node: Extract<Expression, { kind: 'and' | 'or' }>,
  left: Evaluate,
  right: Evaluate,
): Evaluate {
  const decisive = node.kind === 'or';
  const { left: leftSpan, right: rightSpan } = node;
  return (run) => {
    // What made the whole false is the false side of an `&&`; an `||` is false as a whole.
    run.falseAt = null;
    const first = left(run);
    if (first === decisive) {
      if (!decisive) run.falseAt ??= leftSpan;
      return decisive;
    }
    if (first instanceof Failure && first.isFatal) return first;
    run.falseAt = null;
    run.expressions += 1;
    const second = right(run);
    if (second === decisive) {
      if (!decisive) run.falseAt ??= rightSpan;
      return decisive;
    }
    run.falseAt = null;
    return first === !decisive && second === !decisive ? !decisive : undecided(first, second);
  };
}

/** Neither side decided, and not both are booleans: which of the two to answer with. */
function undecided(first: Outcome, second: Outcome): Failure | Unknown {
  if (second instanceof Failure && second.isFatal) return second;
  if (first instanceof Unknown) return first.derived();
  if (second instanceof Unknown) return second.derived();
  if (first instanceof Failure) return first;
  if (second instanceof Failure) return second;
  return notBoolean(typeof first === 'boolean' ? second : first);
}

/** What becomes of an operand that is neither true nor false. */
function notBoolean(value: Outcome): Failure | Unknown {
  if (value instanceof Unknown) return value.derived();
  return value instanceof Failure ? value : wrongType('bool', value);
}

export function compileNot(operand: Evaluate): Evaluate {
  return (run) => {
    const value = operand(run);
    run.falseAt = null;
    if (typeof value === 'boolean') return !value;
    return notBoolean(value);
  };
}

/**
 * `a ? b : c`. Whether there is a field does not matter in a list where both are the same. (Where anything else
 * is unknown it does, in the official emulator, which takes that field for missing.)
 */
export function compileConditional(
  test: Evaluate,
  whenTrue: Evaluate,
  whenFalse: Evaluate,
): Evaluate {
  return (run) => {
    const value = test(run);
    run.falseAt = null;
    if (value instanceof Unknown && value.isPresence) {
      run.expressions += 3;
      const otherwise = whenFalse(run);
      const isSame = typeof otherwise === 'boolean' && whenTrue(run) === otherwise;
      return isSame ? otherwise : notBoolean(value);
    }
    if (typeof value !== 'boolean') return notBoolean(value);
    run.expressions += value ? 1 : 3;
    return value ? whenTrue(run) : whenFalse(run);
  };
}
