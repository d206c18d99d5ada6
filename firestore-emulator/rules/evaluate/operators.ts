import type { BinaryOperator, TypeName } from '../parse/ast.ts';
import { contains, equal, isAmong, order } from '../values/compare.ts';
import { intOf } from '../values/convert.ts';
import { holds } from '../values/knowledge.ts';
import { wrongType } from '../values/method.ts';
import { nanosecondsOf, timestampOf } from '../methods/methods-time.ts';
import { Failure, nullFailure, Unknown, type Outcome } from '../values/outcome.ts';
import {
  asItems,
  Duration,
  isList,
  isMap,
  isNumber,
  isTimestamp,
  RulesSet,
  typeOf,
  type Value,
} from '../values/values.ts';

/** Applies an operator to operands of which neither is a Failure. */
export function applyBinary(
  operator: BinaryOperator,
  left: Value | Unknown,
  right: Value | Unknown,
): Outcome {
  if (left instanceof Unknown || right instanceof Unknown) {
    return applyToUnknown(operator, left, right);
  }
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return holds(operator, order(left, right)) ?? unordered(left, right);
    case 'in':
      return isIn(left, right);
    case '+':
      return add(left, right);
    case '-':
      return subtract(left, right);
    case '*':
    case '/':
    case '%':
      return multiply(operator, left, right);
  }
}

const mirrored: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function applyToUnknown(
  operator: BinaryOperator,
  left: Value | Unknown,
  right: Value | Unknown,
): Outcome {
  if (left instanceof Unknown) {
    if (right instanceof Unknown) return left.derived();
    if (operator === 'in') {
      const isEmpty = asItems(right)?.length === 0;
      return isEmpty ? false : isKnownAmong(left, asItems(right)) ? true : left.derived();
    }
    return left.knowledge?.decide(operator, right) ?? left.derived();
  }
  if (!(right instanceof Unknown)) return left;
  if (operator === 'in') {
    const isPresence = right.knowledge?.type === 'map';
    return right.knowledge?.holds(left) ?? new Unknown(right.subject, null, isPresence);
  }
  const turned = mirrored[operator];
  return (turned === undefined ? null : right.knowledge?.decide(turned, left)) ?? right.derived();
}

function isKnownAmong(unknown: Unknown, items: readonly Value[] | null): boolean {
  const value = unknown.knowledge?.equals;
  return value !== undefined && items !== null && isAmong(items, value);
}

function unordered(left: Value, right: Value): Failure {
  if (left === null || right === null) return new Failure(nullFailure);
  return new Failure(`Types ${typeOf(left)} and ${typeOf(right)} have no order.`);
}

function isIn(wanted: Value, collection: Value): Outcome {
  if (isMap(collection)) {
    return typeof wanted === 'string' ? collection.has(wanted) : wrongType('string', wanted);
  }
  if (isList(collection)) return contains(collection, wanted);
  if (collection instanceof RulesSet) return isAmong(collection.items, wanted);
  return collection === null ? new Failure(nullFailure) : wrongType('list,map,set', collection);
}

function add(left: Value, right: Value): Outcome {
  if (typeof left === 'bigint' && typeof right === 'bigint') return intOf(left + right);
  if (isNumber(left) && isNumber(right)) return Number(left) + Number(right);
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (right instanceof Duration) {
    if (left instanceof Duration) return new Duration(left.nanoseconds + right.nanoseconds);
    if (isTimestamp(left)) return timestampOf(nanosecondsOf(left) + right.nanoseconds);
  }
  if (left instanceof Duration && isTimestamp(right)) {
    return timestampOf(nanosecondsOf(right) + left.nanoseconds);
  }
  return notForOperator('+', left, right);
}

function subtract(left: Value, right: Value): Outcome {
  if (typeof left === 'bigint' && typeof right === 'bigint') return intOf(left - right);
  if (isNumber(left) && isNumber(right)) return Number(left) - Number(right);
  if (right instanceof Duration) {
    if (left instanceof Duration) return new Duration(left.nanoseconds - right.nanoseconds);
    if (isTimestamp(left)) return timestampOf(nanosecondsOf(left) - right.nanoseconds);
  }
  if (isTimestamp(left) && isTimestamp(right)) {
    return new Duration(nanosecondsOf(left) - nanosecondsOf(right));
  }
  return notForOperator('-', left, right);
}

function multiply(operator: '*' | '/' | '%', left: Value, right: Value): Outcome {
  if (!isNumber(left) || !isNumber(right)) return notForOperator(operator, left, right);
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    if (operator === '*') return intOf(left * right);
    if (right === 0n) return new Failure('Division by zero.');
    // The smallest int by -1 is one too large, and becomes itself.
    return operator === '/' ? BigInt.asIntN(64, left / right) : left % right;
  }
  const [first, second] = [Number(left), Number(right)];
  if (operator === '*') return first * second;
  return operator === '/' ? first / second : first % second;
}

function notForOperator(operator: string, left: Value, right: Value): Failure {
  if (left === null || right === null) return new Failure(nullFailure);
  return new Failure(`There is no ${typeOf(left)} ${operator} ${typeOf(right)}.`);
}

/** `operand is type` */
export function applyIs(operand: Value | Unknown, type: TypeName): Outcome {
  if (operand instanceof Unknown) return operand.knowledge?.is(type) ?? operand.derived();
  if (type === 'number') return isNumber(operand);
  // The official emulator takes the word, and says that no set is one.
  return type !== 'set' && typeOf(operand) === type;
}

export function applyNegate(operand: Value | Unknown): Outcome {
  if (operand instanceof Unknown) return operand.derived();
  if (typeof operand === 'bigint') return intOf(-operand);
  if (typeof operand === 'number') return -operand;
  if (operand instanceof Duration) return new Duration(-operand.nanoseconds);
  return operand === null ? new Failure(nullFailure) : wrongType('number', operand);
}
