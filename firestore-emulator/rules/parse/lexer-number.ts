import { SourceFault } from './source.ts';

/** No exponents, no other bases, and no zeros in front. */
const number = /(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+/y;

/**
 * Reads the number that begins at `start`: an int (bigint) or, with a point, a float.
 * Throws SourceFault for an int beyond 64 bits, and for letters right behind the digits.
 * -9223372036854775808 is written as the negation of one more than the largest int.
 */
export function readNumber(text: string, start: number): { value: bigint | number; end: number } {
  number.lastIndex = start;
  const digits = number.exec(text)?.[0] ?? '';
  const end = start + digits.length;
  if (/[A-Za-z0-9_]/.test(text[end] ?? '')) {
    throw new SourceFault(`A number cannot be followed by '${text[end]}'.`, end);
  }
  if (digits.includes('.')) return { value: Number(digits), end };
  const value = BigInt(digits);
  if (value > 1n << 63n) {
    throw new SourceFault('This integer does not fit in 64 bits.', start);
  }
  return { value, end };
}
