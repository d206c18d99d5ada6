import { wrongType } from './method.ts';
import { Failure } from './outcome.ts';
import { asPath, RulesPath, type Value } from './values.ts';

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
      return floatText(value);
    default:
      if (value === null) return 'null';
      return asPath(value)?.toString() ?? wrongType('bool,int,float,null,path,string', value);
  }
}

/** As Java writes a double, whose form the service's floats have: `2.0`, `1.0E7`, `1.0E-4`. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  if (size === 0) return `${sign}0.0`;
  if (size >= 1e-3 && size < 1e7) return sign + withPoint(String(size));
  const [digits = '', power = ''] = size.toExponential().split('e');
  return `${sign}${withPoint(digits)}E${Number(power)}`;
}

function withPoint(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`;
}

/** `int(x)`. A float beyond the ints becomes the nearest one. Source: https://firebase.google.com/docs/reference/rules/rules.Integer */
export function toInt(value: Value): Value | Failure {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return nearestInt(Math.trunc(value));
  if (typeof value !== 'string') return wrongType('int,float,string', value);
  return /^[+-]?\d+$/.test(value)
    ? intOf(BigInt(value.replace('+', '')))
    : new Failure('This string is not an integer.');
}

/** A whole float as an int: NaN is 0, and what is too large or too small the last int there is. */
export function nearestInt(whole: number): bigint {
  if (Number.isNaN(whole)) return 0n;
  if (whole >= 2 ** 63) return largestInt;
  return whole <= -(2 ** 63) ? smallestInt : BigInt(whole);
}

const decimalFloat = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?$/;

/** `float(x)`. Source: https://firebase.google.com/docs/reference/rules/rules.Float */
export function toFloat(value: Value): Value | Failure {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return wrongType('int,float,string', value);
  const text = value.trim();
  if (/^[+-]?(?:Infinity|NaN)$/.test(text)) return Number(text.replace(/^[+-]NaN/, 'NaN'));
  return decimalFloat.test(text)
    ? Number(text.replace(/[dDfF]$/, ''))
    : new Failure('This string is not a number.');
}

/** `bool(x)`. Source: https://firebase.google.com/docs/reference/rules/rules.Boolean */
export function toBool(value: Value): Value | Failure {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return wrongType('bool,string', value);
  if (value !== 'true' && value !== 'false') return new Failure('This string is not a boolean.');
  return value === 'true';
}

/**
 * `path(x)`. In it `{x}` is open, for `bind()`, and `$(x)` is text.
 * Source: https://firebase.google.com/docs/reference/rules/rules.Path
 */
export function toPath(value: Value): Value | Failure {
  if (typeof value !== 'string') return wrongType('string', value);
  const segments = value.replace(/^\//, '').split('/');
  if (segments.includes('')) return new Failure('A path has an empty segment.');
  const open = segments.flatMap((segment, index) => {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    return name === undefined ? [] : [[index, name] as const];
  });
  return new RulesPath(segments, new Map(), new Map(open));
}
