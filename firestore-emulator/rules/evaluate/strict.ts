import type { Expression } from '../parse/ast.ts';
import { Failure, Unknown, type Outcome } from '../values/outcome.ts';
import type { Evaluate, Run } from './evaluation.ts';
import type { Value } from '../values/values.ts';

/** What an operator gets: in a list it may be unknown. */
export type Operand = Value | Unknown;

/** An operator of one operand: a Failure passes through. */
export function strict1(operand: Evaluate, apply: (value: Operand) => Outcome): Evaluate {
  return (run) => {
    const value = operand(run);
    return value instanceof Failure ? value : apply(value);
  };
}

/** An operator of two operands: the first Failure passes through. */
export function strict2(
  first: Evaluate,
  second: Evaluate,
  apply: (left: Operand, right: Operand) => Outcome,
): Evaluate {
  return (run) => {
    const left = first(run);
    if (left instanceof Failure) return left;
    const right = second(run);
    return right instanceof Failure ? right : apply(left, right);
  };
}

/** All of them in order, or the first Failure. */
export function compileAll(
  nodes: readonly Expression[],
  compile: (node: Expression) => Evaluate,
): (run: Run) => Operand[] | Failure {
  const parts = nodes.map(compile);
  return (run) => {
    const values: Operand[] = [];
    for (const part of parts) {
      const value = part(run);
      if (value instanceof Failure) return value;
      values.push(value);
    }
    return values;
  };
}

/** Applies something to values of which one unknown makes the whole unknown. */
export function settled(
  evaluateAll: (run: Run) => Operand[] | Failure,
  apply: (values: readonly Value[], run: Run) => Outcome,
): Evaluate {
  return (run) => {
    const values = evaluateAll(run);
    if (values instanceof Failure) return values;
    const known: Value[] = [];
    for (const value of values) {
      if (value instanceof Unknown) return value.derived();
      known.push(value);
    }
    return apply(known, run);
  };
}
