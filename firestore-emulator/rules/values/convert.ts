import { wrongType } from './method.ts';
import { Failure } from './outcome.ts';
import { RulesPath, type Value } from './values.ts';

const smallestInt = -(1n << 63n);
const largestInt = (1n << 63n) - 1n;

/** Ints are 64 bits wide; arithmetic that leaves them is an error. */
export function intOf(value: bigint): bigint | Failure {
  return value >= smallestInt && value <= largestInt ? value : new Failure('Integer overflow.');
}

/** `string(x)`. Source: https://firebase.google.com/docs/reference/rules/rules.String */
export function stringOf(value: Value): string | Failure {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'number':
      // `string(2.0) == '2.0'`
      return Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(1) : String(value);
    default:
      return value === null ? 'null' : wrongType('bool,int,float,null,string', value);
  }
}

/** `int(x)`. Source: https://firebase.google.com/docs/reference/rules/rules.Integer */
export function toInt(value: Value): Value | Failure {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? intOf(BigInt(Math.trunc(value)))
      : new Failure('This float has no integer value.');
  }
  if (typeof value !== 'string') return wrongType('int,float,string', value);
  return /^[+-]?\d{1,19}$/.test(value)
    ? intOf(BigInt(value.replace('+', '')))
    : new Failure('This string is not an integer.');
}

/** `float(x)`. Source: https://firebase.google.com/docs/reference/rules/rules.Float */
export function toFloat(value: Value): Value | Failure {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return wrongType('int,float,string', value);
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value)
    ? Number(value)
    : new Failure('This string is not a number.');
}

/** `bool(x)`. Source: https://firebase.google.com/docs/reference/rules/rules.Boolean */
export function toBool(value: Value): Value | Failure {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return wrongType('bool,string', value);
  if (value !== 'true' && value !== 'false') return new Failure('This string is not a boolean.');
  return value === 'true';
}

/** `path(x)`. Source: https://firebase.google.com/docs/reference/rules/rules.Path */
export function toPath(value: Value): Value | Failure {
  if (value instanceof RulesPath) return value;
  if (typeof value !== 'string') return wrongType('path,string', value);
  return new RulesPath(value.split('/').filter((segment) => segment !== ''));
}
