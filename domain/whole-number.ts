/** No sign, no leading zero, no exponent, no other base: what `Number` and `parseInt` would guess at. */
const WHOLE_NUMBER = /^(?:0|[1-9][0-9]*)$/;

/**
 * Reads a whole number that somebody wrote in plain decimal digits, and nothing beside them: `parseInt`
 * stops silently at what is no digit (`1e6` is 1), and `Number` takes `0x10`, `1e3` and nothing at all.
 *
 * @returns null for what is no such number, or not from `least` to `most`.
 */
export function readWholeNumber(
  text: string,
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
): number | null {
  if (!WHOLE_NUMBER.test(text)) return null;
  const number = Number(text);
  return number >= least && number <= most ? number : null;
}

/** A parameter of a deployment is not as it should be. The message is for the operator. */
export class UnusableParameter extends Error {
  override readonly name = 'UnusableParameter';
}

/**
 * A parameter that is a whole number, as the environment has it.
 *
 * @throws UnusableParameter naming it and what is expected; what it holds is not told.
 */
export function wholeParameter(name: string, text: string, least: number, most: number): number {
  const number = readWholeNumber(text, least, most);
  if (number !== null) return number;
  throw new UnusableParameter(`${name} is not a whole number from ${least} to ${most}.`);
}
