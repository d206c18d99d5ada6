import { InvalidArgumentError } from 'commander';
import { readWholeNumber } from '../../domain/whole-number.ts';

/** Reads an option that is a whole number. @throws InvalidArgumentError */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const number = readWholeNumber(text.trim(), least, most);
    if (number !== null) return number;
    const upTo = most === Number.MAX_SAFE_INTEGER ? 'or more' : `to ${most}`;
    throw new InvalidArgumentError(`Expected a whole number, ${least} ${upTo}.`);
  };
}

/** Reads an option that is a share, such as 0.03. @throws InvalidArgumentError */
export function share(text: string): number {
  const number = /^(?:\d+(?:\.\d*)?|\.\d+)$/.test(text.trim()) ? Number(text) : NaN;
  if (number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError('Expected a number from 0 to 1.');
}
